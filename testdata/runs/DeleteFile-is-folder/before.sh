mkdir d
touch d/file
