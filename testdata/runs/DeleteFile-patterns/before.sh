mkdir -p d/s d/folder.log
touch d/a.log d/.b.log d/kept.txt d/s/c.log target
ln -s target link
