#!/usr/bin/env bash
# A client that others wrote (npm http-message-signatures) and the example of deploy/docs/signing.md sign requests to the whole program:
# what is right passes, what is not does not.
#
# usage: signatures.sh PROGRAM     exit: 0 fine, 1 not, 77 there is no npm or no registry (said in one line)
# The client is pinned by signatures/package-lock.json and goes into build/signatures; nothing is installed beside it.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
tools=$here/../../build/signatures

command -v npm >/dev/null || { echo "skipped: there is no npm here (apt-get install npm)"; exit 77; }
mkdir -p "$tools"
exec 9>"$tools/lock"
flock 9
if ! cmp -s "$here/signatures/package-lock.json" "$tools/installed-lock.json"; then
  cp "$here/signatures/package.json" "$here/signatures/package-lock.json" "$tools/"
  npm ci --prefix "$tools" --ignore-scripts --no-audit --no-fund >"$tools/npm.log" 2>&1 ||
    { echo "skipped: the packages cannot be installed (see build/signatures/npm.log)"; exit 77; }
  cp "$here/signatures/package-lock.json" "$tools/installed-lock.json"
fi
cp "$here/signatures/client.mjs" "$tools/"
exec 9>&-

source "$here/private_marketplace.sh"
for limit in REQUESTS WRITES ADDRESSES SIGN_IN; do export "CHUANPIN_GATEWAY__LIMIT_$limit=off"; done
start_database
start_redis
load_data
start_process serve
wait_until 120 is_ready "$listen" >/dev/null || { tail -n 20 "$logs/serve.log" >&2; die "not ready"; }
sed -n '/^```python$/,/^```$/{/^```/!p}' "$root/deploy/docs/signing.md" >"$var/example.py"
node "$tools/client.mjs" "http://$listen" "$var/example.py" || { tail -n 20 "$logs/serve.log" >&2; exit 1; }
