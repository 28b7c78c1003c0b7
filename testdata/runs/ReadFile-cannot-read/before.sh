mkdir folder
mkfifo fifo
printf 'caf\351\n' >latin1
printf 'a\000b' >binary
