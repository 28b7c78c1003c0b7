touch f
mkdir d
