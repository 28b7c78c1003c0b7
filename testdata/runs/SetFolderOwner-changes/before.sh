mkdir -p s/d
printf one > s/a1
printf two > s/a2
printf three > s/d/f
sed -i.bak "s/root/$(id -un)/; s/group: .*/group: $(id -gn)/" document.yaml
rm document.yaml.bak
