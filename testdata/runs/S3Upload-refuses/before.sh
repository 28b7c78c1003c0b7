mkdir -p w/empty
printf alpha > w/a
