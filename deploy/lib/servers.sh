# The private MariaDB and Redis of deploy/up: own data directories and Unix sockets under var/, never the machine's own instances.

database_socket=$run/mariadb.sock
redis_socket=$run/redis.sock

as_server_user() {  # MariaDB refuses to run as root unless told; the socket directory is ours alone
  if [ "$(id -u)" -eq 0 ]; then echo --user=root; fi
}

create_database() {
  [ -d "$var/mariadb" ] && return 0
  say "Creating the database directory"
  rm -rf "$var/mariadb.new" "$var/mariadb.tmp"
  mkdir "$var/mariadb.tmp"
  # --force: a machine whose own name cannot be looked up is no obstacle, since only the socket is used.
  # Its own --tmpdir: a starting mariadbd deletes every '#sql-temptable-*' in it, also those of another one that starts at the same time.
  # Finished under another name first, so that a half-made directory is never taken for a whole one.
  mariadb-install-db --no-defaults --force --skip-name-resolve --datadir="$var/mariadb.new" --tmpdir="$var/mariadb.tmp" --auth-root-authentication-method=normal --skip-test-db $(as_server_user) \
    >"$logs/mariadb-install.log" 2>&1 || {
    tail -n 10 "$logs/mariadb-install.log" >&2
    die "MariaDB could not be set up (see $logs/mariadb-install.log)" "free disk space if it is full, then run the same command again"
  }
  mv "$var/mariadb.new" "$var/mariadb"
}

start_database() {
  running "$run/mariadb.pid" "$var/mariadb" && return 0
  create_database
  rm -f "$database_socket"
  mkdir -p "$var/mariadb.tmp"
  setsid mariadbd --defaults-file="$root/deploy/config/mariadb.cnf" --datadir="$var/mariadb" --socket="$database_socket" \
    --tmpdir="$var/mariadb.tmp" --pid-file="$run/mariadbd.own.pid" --log-bin="$var/mariadb/binlog" $(as_server_user) >>"$logs/mariadb.log" 2>&1 </dev/null 9>&- &
  echo $! >"$run/mariadb.pid"
  wait_until 60 mariadb --no-defaults --socket="$database_socket" --user=root -e 'SELECT 1' || {
    tail -n 5 "$logs/mariadb.log" >&2
    die "MariaDB did not start (see $logs/mariadb.log)" "if the disk is full, free space; then run the same command again"
  }
  note "MariaDB runs (process $(cat "$run/mariadb.pid"), socket $database_socket)"
}

start_redis() {
  running "$run/redis.pid" redis-server && return 0
  mkdir -p "$var/redis"
  rm -f "$redis_socket"
  setsid redis-server "$root/deploy/config/redis.conf" --port 0 --unixsocket "$redis_socket" --dir "$var/redis" >>"$logs/redis.log" 2>&1 </dev/null 9>&- &
  echo $! >"$run/redis.pid"
  wait_until 20 redis-cli -s "$redis_socket" ping || die "Redis did not start (see $logs/redis.log)" "then run the same command again"
  note "Redis runs (process $(cat "$run/redis.pid"), socket $redis_socket)"
}

stop_servers() {
  stop "$run/redis.pid" redis-server Redis 10
  stop "$run/mariadb.pid" "$var/mariadb" MariaDB 60
}
