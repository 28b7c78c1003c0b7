touch f
ln -s f link
sed -i.bak "s/root/$(id -un)/; s/group: .*/group: $(id -gn)/" document.yaml
rm document.yaml.bak
