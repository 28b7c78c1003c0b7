mkdir folder
printf old >there
