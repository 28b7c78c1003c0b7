: >there
ln -s nowhere dangling
