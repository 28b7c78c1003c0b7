printf '\377\377\377' > text
