printf a >file
printf "" >target
ln -s target link
