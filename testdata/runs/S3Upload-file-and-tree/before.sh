mkdir -p w/sub
printf alpha > w/a
printf beta > w/sub/b.log
ln -s sub/b.log w/link
ln -s /etc/hostname w/leak
ln -s sub w/folder
