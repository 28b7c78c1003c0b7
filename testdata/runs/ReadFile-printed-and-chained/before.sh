printf 'first\r\n  zweite Zeile: ä\n' >text
printf '\377\376A\000\344\000' >utf16
printf 1 >one
printf 2 >two
