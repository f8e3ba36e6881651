#!/usr/bin/env bash
# Every route × every method × every role, own organisation, another's and nobody: against the whole program with the demo accounts.
#
# usage: permissions.sh PROGRAM
source "$(dirname "$0")/private_marketplace.sh"

for limit in REQUESTS WRITES ADDRESSES SIGN_IN REGISTRATIONS; do export "CHUANPIN_GATEWAY__LIMIT_$limit=off"; done  # thousands of requests in seconds
start_database
start_redis
load_data
start_process serve
wait_until 120 is_ready "$listen" >/dev/null || { tail -n 20 "$logs/serve.log" >&2; die "not ready"; }
# The journey leaves orders, shipments and products of both sides behind.
CHUANPIN_PROGRAM=$program "$root/deploy/demo" "http://$listen" >"$logs/journey.log" || { tail -n 20 "$logs/journey.log" >&2; exit 1; }
"$program" routes >"$var/routes.md"
PYTHONPATH=$root/deploy/lib python3 -B "$(dirname "$0")/permissions.py" "http://$listen" "$var/routes.md" || { tail -n 5 "$logs/serve.log" >&2; exit 1; }
