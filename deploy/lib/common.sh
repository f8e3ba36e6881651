# Shared by the scripts in deploy/: where things are, how they speak, how a process of ours is recognised.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
var=${CHUANPIN_VAR:-$root/var}
run=$var/run
logs=$var/log
program=$root/build/release/bin/chuanpin
export PATH="$root/build/tools:$PATH"

say() { printf '\033[1m%s\033[0m\n' "$*" >&2; }
note() { printf '  %s\n' "$*" >&2; }

# die MESSAGE [WAY ON …]: says what is wrong and how to go on, each way on a line of its own.
die() {
  printf '\n  error: %s\n' "$1" >&2
  shift
  for way in "$@"; do printf '  → %s\n' "$way" >&2; done
  exit 1
}

# running PIDFILE WORD: whether the process of the file lives and has WORD in its command line (a reused pid is not ours).
running() {
  local pid
  [ -s "$1" ] || return 1
  pid=$(cat "$1")
  [ -r "/proc/$pid/cmdline" ] && tr '\0' ' ' <"/proc/$pid/cmdline" | grep -qF -- "$2"
}

# stop PIDFILE WORD NAME SECONDS: ends a process of ours, politely first.
stop() {
  local pid
  if ! running "$1" "$2"; then rm -f "$1"; return 0; fi
  pid=$(cat "$1")
  kill -TERM "$pid"
  for _ in $(seq $(($4 * 10))); do
    running "$1" "$2" || { rm -f "$1"; note "$3 stopped"; return 0; }
    sleep 0.1
  done
  kill -KILL "$pid" 2>/dev/null || true
  rm -f "$1"
  note "$3 did not stop within $4 s and was killed"
}

# wait_until SECONDS COMMAND…: runs the command until it succeeds.
wait_until() {
  local end=$((SECONDS + $1))
  shift
  until "$@" >/dev/null 2>&1; do
    [ $SECONDS -lt $end ] || return 1
    sleep 0.1
  done
}

port_taken() { (exec 3<>"/dev/tcp/$1/$2") 2>/dev/null; }

need_space() {  # need_space GIGABYTES
  local free
  free=$(df -Pk "$root" | awk 'NR == 2 { print int($4 / 1048576) }')
  [ "$free" -ge "$1" ] || die "only ${free} GB free on the disk of $root, $1 GB are needed" "free some space, then run the same command again: what is done stays done"
}
