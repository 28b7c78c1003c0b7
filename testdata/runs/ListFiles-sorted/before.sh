mkdir -p d/s
touch d/b d/a.log d/.b.log d/Z d/s/c.log
ln -s a.log d/link
ln -s s d/link-to-folder
ln -s nowhere d/dangling
mkfifo d/fifo
