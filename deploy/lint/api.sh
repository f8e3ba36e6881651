#!/usr/bin/env bash
# Holds deploy/docs/openapi.yaml (or FILE) against Redocly's and Spectral's rules, OWASP's among them.
#
# usage: api.sh [FILE]     exit: 0 fine, 1 a rule is broken, 77 there is no npm or no registry (said in one line)
# The tools are pinned by package-lock.json and go into build/lint; nothing is installed beside it.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
tools=$here/../../build/lint
document=$(realpath "${1:-$here/../docs/openapi.yaml}")

command -v npm >/dev/null || { echo "skipped: there is no npm here (apt-get install npm)"; exit 77; }
mkdir -p "$tools"
exec 9>"$tools/lock"
flock 9
if ! cmp -s "$here/package-lock.json" "$tools/installed-lock.json"; then
  cp "$here/package.json" "$here/package-lock.json" "$tools/"
  npm ci --prefix "$tools" --ignore-scripts --no-audit --no-fund >"$tools/npm.log" 2>&1 ||
    { echo "skipped: the packages cannot be installed (see build/lint/npm.log)"; exit 77; }
  cp "$here/package-lock.json" "$tools/installed-lock.json"
fi
cp "$here/redocly.yaml" "$here/spectral.yaml" "$tools/"

export REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true NODE_NO_WARNINGS=1
fine=0
"$tools/node_modules/.bin/redocly" lint --config "$tools/redocly.yaml" --format=stylish --max-problems=50 "$document" || fine=1
"$tools/node_modules/.bin/spectral" lint --ruleset "$tools/spectral.yaml" --fail-severity=warn --format=text "$document" || fine=1
exit $fine
