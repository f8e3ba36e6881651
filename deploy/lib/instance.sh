# One running marketplace: its settings, secrets, data and processes. Used by deploy/up, deploy/bench and the end-to-end tests,
# each with its own CHUANPIN_VAR. Needs common.sh and servers.sh.

config=$root/deploy/config/chuanpin.toml
services=(gateway catalog orders logistics)

# The settings of our own servers, as overrides of deploy/config/chuanpin.toml.
export_settings() {  # export_settings LISTEN
  export CHUANPIN_SERVER__LISTEN=$1
  export CHUANPIN_DATABASE__SOCKET=$database_socket
  export CHUANPIN_DATABASE__USER=root
  export CHUANPIN_REDIS__SOCKET=$redis_socket
  export CHUANPIN_SECRETS__PRINCIPAL_KEY_FILE=$var/secrets/principal_key
  export CHUANPIN_SECRETS__JOURNAL_KEY_FILE=$var/secrets/journal_key
  export CHUANPIN_STORAGE__BLOBS=$var/blobs
  export CHUANPIN_CATALOG__SEARCH_DIRECTORY=$var/search
  export CHUANPIN_CATALOG__PERSONAL_DATA_KEY_FILE=$var/secrets/personal_data_key
  export CHUANPIN_GATEWAY__PERSONAL_DATA_KEY_FILE=$var/secrets/personal_data_key CHUANPIN_ORDERS__PERSONAL_DATA_KEY_FILE=$var/secrets/personal_data_key
  export CHUANPIN_CATALOG__LABOUR_LISTS_PER_DAY=1000 CHUANPIN_CATALOG__LABOUR_NAMES_PER_DAY=1000000  # the demo is played many times a day
  export CHUANPIN_GATEWAY__WEBHOOK_ALLOW_LOOPBACK=true
}

make_directories() {
  mkdir -p "$run" "$logs" "$var/secrets" "$var/blobs" || die "cannot write below $var" "choose another place: CHUANPIN_VAR=/path"
  chmod 700 "$var" "$run" "$var/secrets"
}

make_secrets() {
  local name
  for name in principal_key journal_key personal_data_key; do
    [ -s "$var/secrets/$name" ] && continue
    (umask 077 && head -c 32 /dev/urandom | od -An -vtx1 | tr -d ' \n' >"$var/secrets/$name.new")
    mv "$var/secrets/$name.new" "$var/secrets/$name"
  done
}

verb() {  # verb WORDS…: one command of the program, its output in the log
  "$program" "$@" >>"$logs/load.log" 2>&1 9>&- || { tail -n 5 "$logs/load.log" >&2; die "chuanpin $* failed (see $logs/load.log)"; }
}

# Migrates and loads the reference data; does nothing the second time.
load_data() {
  local data=$root/deploy/data
  verb migrate --config "$config"
  verb import counties --config "$config" --file "$data/sichuan_counties.csv"
  verb import places --config "$config" --file "$data/places_demo.csv"
  verb import households --config "$config" --file "$data/households_demo.csv"
  verb import reference-products --config "$config" --file "$data/reference_products.csv"
  verb import distances --config "$config" --file "$data/distances.csv"
  verb import subsidy-rules --config "$config" --file "$data/subsidy_rules.csv"
  verb import accounts --config "$config" --file "$data/accounts.csv" --allow-plain-passwords yes
}

is_ready() { curl -fsS --max-time 2 "http://$1/readyz"; }

# start_process NAME ARGUMENTS…: `chuanpin serve ARGUMENTS`, its pid in run/NAME.pid, its lines in log/NAME.log.
start_process() {
  local name=$1
  shift
  setsid "$program" serve --config "$config" "$@" >>"$logs/$name.log" 2>&1 </dev/null 9>&- &
  echo $! >"$run/$name.pid"
}

# A port that stays free until somebody listens on it: below those that the system gives to whoever connects, also to itself.
free_port() {
  python3 - <<'PYTHON'
import random, socket
first = int(open("/proc/sys/net/ipv4/ip_local_port_range", encoding="ascii").read().split()[0])
highest = first if first > 10_000 else 65_536
while True:
    with socket.socket() as listener:
        try:
            listener.bind(("127.0.0.1", port := random.randrange(highest - 8_000, highest)))
            break
        except OSError:
            continue
print(port)
PYTHON
}

# Four processes, each with one service; only the gateway's address is public.
start_four() {  # start_four LISTEN
  local service url=()
  for service in "${services[@]}"; do
    local port
    port=$(free_port)
    declare "port_$service=$port"
    local upper=${service^^}
    export "CHUANPIN_SERVICES__${upper}__URL=http://127.0.0.1:$port"
  done
  for service in "${services[@]}"; do
    local own="port_$service" upper=${service^^}
    (
      export CHUANPIN_SERVER__LISTEN=$1 CHUANPIN_SERVER__INTERNAL_LISTEN=127.0.0.1:${!own}
      export "CHUANPIN_SERVICES__${upper}__URL=local"
      start_process "$service" --services "$service"
    )
  done
}

stop_services() {
  local name
  for name in serve "${services[@]}"; do
    [ -e "$run/$name.pid" ] && stop "$run/$name.pid" "$program serve" "$name" 15
  done
  return 0
}
