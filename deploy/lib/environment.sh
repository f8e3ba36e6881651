# The settings of deploy/up's own servers, as overrides of deploy/config/chuanpin.toml.
export CHUANPIN_SERVER__LISTEN=$listen
export CHUANPIN_DATABASE__SOCKET=$run/mariadb.sock
export CHUANPIN_DATABASE__USER=root
export CHUANPIN_REDIS__SOCKET=$run/redis.sock
export CHUANPIN_SECRETS__PRINCIPAL_KEY_FILE=$var/secrets/principal_key
export CHUANPIN_SECRETS__JOURNAL_KEY_FILE=$var/secrets/journal_key
export CHUANPIN_STORAGE__BLOBS=$var/blobs
export CHUANPIN_GATEWAY__WEBHOOK_ALLOW_LOOPBACK=true
