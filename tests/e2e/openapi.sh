#!/usr/bin/env bash
# Records one journey and holds openapi.yaml against it and against the program's routes.
export CHUANPIN_EXCHANGES=$(mktemp)
routes=$(mktemp)
trap 'rm -f "$CHUANPIN_EXCHANGES" "$routes"' EXIT
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
"$here/journey.sh" "$1" one >/dev/null
# From the page's table: public routes as "METHOD /path operation".
"$1" routes | awk -F'|' '/^\| [A-Z]+ \|/ && $5 !~ /services of the program/ { gsub(/[ `]/, ""); print $2, $3, $4 }' >"$routes"
"$here/openapi_check.py" "$here/../../deploy/docs/openapi.yaml" "$routes" "$CHUANPIN_EXCHANGES"
