mkdir bin
cat >bin/id <<'END'
#!/bin/sh
echo 0
END
cat >bin/yum <<'END'
#!/bin/sh
echo "yum $*" >>calls
case "$*" in
  *check-update)
    echo
    echo "bash.x86_64            4.2.46-35.amzn2.0.1     core"
    echo "kernel.x86_64          5.10.220-209.869.amzn2  extra-kernel-5.10"
    exit 100
    ;;
esac
echo "Transaction failed" >&2
exit 1
END
cat >bin/needs-restarting <<'END'
#!/bin/sh
exit 1
END
chmod +x bin/*
