mkdir there
touch file
