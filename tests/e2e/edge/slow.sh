#!/usr/bin/env bash
# Slow clients (slowhttptest) against a private marketplace whose limits are shortened, so that it ends within a minute.
#
# usage: slow.sh PROGRAM
here=$(cd "$(dirname "$0")" && pwd)
source "$here/../private_marketplace.sh"

limit_ms=3000
for limit in FIRST_BYTE IDLE HEADER BODY WRITE; do export "CHUANPIN_SERVER__LIMITS__${limit}_MAX_MS=$limit_ms"; done
start_database
start_redis
verb migrate --config "$config"
start_process serve
wait_until 120 is_ready "$listen" || { tail -n 20 "$logs"/*.log >&2; die "not ready"; }
"$here/slow.py" "$listen" "$limit_ms" || { grep -v http.refused "$logs/serve.log" | tail -n 20 >&2; exit 1; }
