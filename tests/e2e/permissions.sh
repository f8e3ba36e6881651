#!/usr/bin/env bash
# Every route × every method × every role, own organisation, another's and nobody: against the whole program with the demo accounts.
#
# usage: permissions.sh PROGRAM
export CHUANPIN_VAR=$(mktemp -d)
source "$(dirname "$0")/../../deploy/lib/common.sh"
source "$root/deploy/lib/servers.sh"
source "$root/deploy/lib/instance.sh"

program=$1
trap 'stop_services; stop_servers; rm -rf "$var"' EXIT
make_directories
make_secrets
listen=127.0.0.1:$(free_port)
export_settings "$listen"
for limit in REQUESTS WRITES ADDRESSES SIGN_IN; do export "CHUANPIN_GATEWAY__LIMIT_$limit=off"; done  # thousands of requests in seconds
start_database
start_redis
load_data
start_process serve
wait_until 30 is_ready "$listen" >/dev/null || { tail -n 20 "$logs/serve.log" >&2; die "not ready"; }
# The journey leaves orders, shipments and products of both sides behind.
CHUANPIN_PROGRAM=$program "$root/deploy/demo" "http://$listen" >"$logs/journey.log" || { tail -n 20 "$logs/journey.log" >&2; exit 1; }
"$program" routes >"$var/routes.md"
PYTHONPATH=$root/deploy/lib python3 -B "$(dirname "$0")/permissions.py" "http://$listen" "$var/routes.md" || { tail -n 5 "$logs/serve.log" >&2; exit 1; }
