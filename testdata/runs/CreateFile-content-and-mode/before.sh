mkdir out
echo "much longer than what comes" >out/kept.txt
chmod 0600 out/kept.txt
