#!/usr/bin/env bash
# A soak: random operations of 64 clients against the whole program while it, MariaDB and Redis are killed at random moments and started
# again; ended by the doctor and the clients' own books. A run that fails keeps its logs and names its seed.
#
# usage: soak.sh PROGRAM [--seed N] [--operations N] [--clients N] [--kills N] [--plant NAME,…]      (soak/__main__.py says more)
source "$(dirname "$0")/private_marketplace.sh"

shift
for limit in REQUESTS WRITES ADDRESSES SIGN_IN; do export "CHUANPIN_GATEWAY__LIMIT_$limit=10000000/60"; done
export CHUANPIN_ORDERS__HOLD_CHECK_SECONDS=1 CHUANPIN_ORDERS__HOLD_CAP_UNITS=200 CHUANPIN_PROGRAM=$program
start_database
start_redis
load_data
# A second person of the agency: nobody approves what they placed. A second cooperative: what is compared and shared out takes two.
cat >"$var/accounts.csv" <<'CSV'
organisation,kind,county_code,login,display_name,roles,password
四川省某机关食堂(演示),agency,510105,soak-approver,审批人(演示),approver,soak-approver-2026
盐源县邻村专业合作社(连续测试),cooperative,513423,soak-neighbour,邻村合作社(演示),clerk approver finance administrator auditor,soak-neighbour-2026
CSV
verb import accounts --config "$config" --file "$var/accounts.csv" --allow-plain-passwords yes
start_process serve
wait_until 300 is_ready "$listen" || { tail -n 20 "$logs/serve.log" >&2; die "not ready"; }
PYTHONPATH=$root/deploy/lib:$(dirname "$(realpath "$0")") python3 -B -m soak "http://$listen" --log "$logs/clients.jsonl" "$@" | tee "$logs/soak.log" || {
  seed=$(sed -n '1s/seed //p' "$logs/soak.log")
  kept=${CHUANPIN_SOAK_LOGS:-${TMPDIR:-/tmp}}/chuanpin-soak-$seed
  mkdir -p "$kept" && cp -r "$logs/." "$kept"
  die "the soak with seed $seed found faults; its logs are in $kept" "once more: $0 $program --seed $seed"
}
