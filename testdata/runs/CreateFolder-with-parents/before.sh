mkdir there
touch there/file
chmod 0750 there
