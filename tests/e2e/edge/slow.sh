#!/usr/bin/env bash
# Slow clients (slowhttptest) against a private marketplace whose limits are shortened, so that it ends within a minute.
#
# usage: slow.sh PROGRAM
export CHUANPIN_VAR=$(mktemp -d)
here=$(cd "$(dirname "$0")" && pwd)
source "$here/../../../deploy/lib/common.sh"
source "$root/deploy/lib/servers.sh"
source "$root/deploy/lib/instance.sh"

program=$1
trap 'stop_services; stop_servers; rm -rf "$var"' EXIT

make_directories
make_secrets
listen=127.0.0.1:$(free_port)
export_settings "$listen"
limit_ms=3000
for limit in FIRST_BYTE IDLE HEADER BODY WRITE; do export "CHUANPIN_SERVER__LIMITS__${limit}_MAX_MS=$limit_ms"; done
start_database
start_redis
verb migrate --config "$config"
start_process serve
wait_until 30 is_ready "$listen" || { tail -n 20 "$logs"/*.log >&2; die "not ready"; }
"$here/slow.py" "$listen" "$limit_ms" || { grep -v http.refused "$logs/serve.log" | tail -n 20 >&2; exit 1; }
