#!/usr/bin/env bash
# Records one journey and holds openapi.yaml against it and against the program's routes.
export CHUANPIN_EXCHANGES=$(mktemp)
routes=$(mktemp)
trap 'rm -f "$CHUANPIN_EXCHANGES" "$routes"' EXIT
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
"$here/journey.sh" "$1" one >/dev/null
"$1" routes --plain >"$routes"
"$here/openapi_check.py" "$here/../../deploy/docs/openapi.yaml" "$routes" "$CHUANPIN_EXCHANGES"
