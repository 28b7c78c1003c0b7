mkdir -p s/d
printf one > s/a1
printf two > s/a2
printf three > s/d/f
