#!/usr/bin/env bash
# deploy/up and deploy/down as a person uses them: twice, after a half-finished run, with a port in use.
export CHUANPIN_VAR=$(mktemp -d)
source "$(dirname "$0")/../../deploy/lib/common.sh"
source "$root/deploy/lib/servers.sh"
source "$root/deploy/lib/instance.sh"
export CHUANPIN_SERVER__LISTEN=127.0.0.1:$(free_port)
trap '"$root/deploy/down" || true; rm -rf "$var"' EXIT

fail() { echo "FAILED: $*" >&2; exit 1; }
products() { curl -fsS "http://$CHUANPIN_SERVER__LISTEN/v1/products?limit=100" | python3 -c 'import json, sys; print(len(json.load(sys.stdin)["data"]))'; }

# What an earlier run left when it was cut short: half a data directory, and pid files of processes that are not ours.
mkdir -p "$var/mariadb.new/mysql" "$run"
echo $$ >"$run/mariadb.pid"
echo 999999 >"$run/redis.pid"

"$root/deploy/up" 2>"$var/first.err" >"$var/first.out" || { tail -n 30 "$var/first.err" "$var/first.out" >&2; fail "the first up"; }
tail -n 1 "$var/first.out" | python3 -c 'import json, sys; assert json.load(sys.stdin)["passed"]' || fail "up does not end its output with the journey's JSON"
grep -q "http://$CHUANPIN_SERVER__LISTEN" "$var/first.err" || fail "up does not print the address"
served=$(cat "$run/serve.pid") listed=$(products)

started=$SECONDS
"$root/deploy/up" --no-demo 2>"$var/second.err" || { tail -n 30 "$var/second.err" >&2; fail "the second up"; }
[ $((SECONDS - started)) -le 20 ] || fail "the second up took $((SECONDS - started)) s"
[ "$(cat "$run/serve.pid")" = "$served" ] || fail "the second up started another service"
[ "$(products)" = "$listed" ] || fail "the second up lost products"

if CHUANPIN_VAR=$var/other "$root/deploy/up" --no-demo 2>"$var/taken.err"; then fail "an address in use was not noticed"; fi
grep -q "something else listens on $CHUANPIN_SERVER__LISTEN" "$var/taken.err" || fail "the message does not name the address: $(cat "$var/taken.err")"
CHUANPIN_VAR=$var/other "$root/deploy/down"

"$root/deploy/down"
echo "$served" >"$var/served.pid"
! running "$var/served.pid" "$program serve" || fail "down left the service running"
"$root/deploy/up" --no-demo 2>"$var/third.err" || { tail -n 30 "$var/third.err" >&2; fail "up after down"; }
[ "$(products)" = "$listed" ] || fail "products were lost between down and up"
echo "deploy/up and deploy/down hold"
