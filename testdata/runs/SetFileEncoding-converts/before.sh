printf '\303\251' > text
