mkdir there linked
echo old > there/a
ln -s ../there linked/sub
