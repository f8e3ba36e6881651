# To be sourced by a test with the program as its first argument: a marketplace of the test's own, with its own MariaDB, Redis, data
# directory and port, gone when the test ends. Sets `program` (an absolute path: the scripts change folders) and `listen`; what runs
# in it, with which settings, the test starts itself.
export CHUANPIN_VAR=$(mktemp -d)
source "$(dirname "${BASH_SOURCE[0]}")/../../deploy/lib/common.sh"
source "$root/deploy/lib/servers.sh"
source "$root/deploy/lib/instance.sh"

program=$(realpath "$1")
trap 'stop_services; stop_servers; rm -rf "$var"' EXIT
make_directories
make_secrets
listen=127.0.0.1:$(free_port)
export_settings "$listen"
