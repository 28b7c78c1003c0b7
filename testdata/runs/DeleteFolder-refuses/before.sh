mkdir full
touch full/file
ln -s full link
