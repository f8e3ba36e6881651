#!/usr/bin/env bash
# Runs the demo journey against a private marketplace: its own MariaDB, Redis, data directory and port.
#
# usage: journey.sh PROGRAM one|four [START …]     START: the instant at which the server's clock starts (RFC 3339); default: now
source "$(dirname "$0")/private_marketplace.sh"

processes=$2
shift 2
[ $# -gt 0 ] || set -- ""
start_database
start_redis
load_data
for start in "$@"; do
  export CHUANPIN_CLOCK__START=$start
  [ -n "$start" ] || unset CHUANPIN_CLOCK__START
  if [ "$processes" = four ]; then start_four "$listen"; else start_process serve; fi
  wait_until 120 is_ready "$listen" || { tail -n 20 "$logs"/*.log >&2; die "not ready at ${start:-now}"; }
  CHUANPIN_PROGRAM=$program "$root/deploy/demo" "http://$listen" || { tail -n 30 "$logs"/{serve,gateway,catalog,orders,logistics}.log >&2; exit 1; }
  stop_services
done
