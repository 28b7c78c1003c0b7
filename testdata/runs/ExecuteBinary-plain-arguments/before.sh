printf '#!/bin/sh\necho "hello from $0 with $# arguments"\n' >hello
chmod +x hello
