mkdir -p empty full/sub target
touch full/file full/sub/.hidden target/precious
ln -s ../target full/link
