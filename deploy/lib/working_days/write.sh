#!/usr/bin/env bash
# Writes deploy/data/working_days.csv anew from the npm package chinese-days. Run it when the State Council has announced another year
# and the package knows it: change the version in package.json, then `npm install --package-lock-only` here, then this.
#
# usage: write.sh
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
tools=$here/../../../build/working_days
mkdir -p "$tools"
cp "$here/package.json" "$here/package-lock.json" "$here/write.js" "$tools/"
npm ci --prefix "$tools" --ignore-scripts --no-audit --no-fund >"$tools/npm.log" 2>&1
node "$tools/write.js" >"$tools/working_days.csv"
mv "$tools/working_days.csv" "$here/../../data/working_days.csv"
