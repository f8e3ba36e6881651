#!/usr/bin/env bash
# deploy/docs/problems.md and routes.md are what the program prints today, openapi.yaml is what its parts make, and the tables of
# routes in the services' README.md are the program's rows.
#
# usage: generated.sh PROGRAM [--write]
set -euo pipefail
docs=$(cd "$(dirname "$0")/../../deploy/docs" && pwd)
stale=0
"$docs/../lib/openapi.py" $([ "${2:-}" = --write ] || echo --check) || stale=1
for page in problems:errors routes:routes; do
  file=$docs/${page%:*}.md
  if [ "${2:-}" = --write ]; then "$1" "${page#*:}" >"$file"; continue; fi
  "$1" "${page#*:}" | diff -u "$file" - || { echo "$file is stale: tests/e2e/generated.sh $1 --write" >&2; stale=1; }
done
"$docs/../lib/readme_routes.py" "$1" $([ "${2:-}" = --write ] || echo --check) || stale=1
exit $stale
