#include "tests/support/test_database.hpp"

#include <filesystem>
#include <stdexcept>
#include <thread>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "tests/support/schema_copies.hpp"

namespace chuanpin::tests {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr auto install_max = 60s;
constexpr auto start_max = 20s;

// Small files, because each test binary copies them.
const std::vector<std::string> storage_options = {"--innodb-log-file-size=8M", "--innodb-data-file-path=ibdata1:10M:autoextend",
                                                  "--aria-log-file-size=8M", "--innodb-undo-tablespaces=0"};

class file_lock {
public:
    explicit file_lock(const fs::path& path) : descriptor_(open(path.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600)) {
        if (descriptor_ < 0 || flock(descriptor_, LOCK_EX) != 0) throw std::runtime_error("cannot lock " + path.string());
    }
    ~file_lock() { close(descriptor_); }
    file_lock(const file_lock&) = delete;
    file_lock& operator=(const file_lock&) = delete;

private:
    int descriptor_;
};

// A starting mariadbd deletes every '#sql-temptable-*' in its --tmpdir, also those of another one that starts at the same time: each has
// its own.
void install(const fs::path& into, const fs::path& temporary) {
    child_options options{{"mariadb-install-db", "--no-defaults", "--force", "--auth-root-authentication-method=normal", "--skip-test-db",
                           "--skip-name-resolve", "--datadir=" + into.string(), "--tmpdir=" + temporary.string()},
                          {},
                          {}};
    options.arguments.insert(options.arguments.end(), storage_options.begin(), storage_options.end());
    if (geteuid() == 0) options.arguments.emplace_back("--user=root");
    child_process installer(options);
    if (installer.wait(install_max) != 0) throw std::runtime_error("mariadb-install-db failed:\n" + installer.output());
}

// An installed data directory, made once per build directory, also when several test binaries start at the same time.
fs::path data_template() {
    const fs::path folder = fs::path(CHUANPIN_BINARY_DIR) / "test-data";
    fs::create_directories(folder);
    const file_lock lock(folder / "lock");
    const auto finished = folder / "mariadb";
    if (fs::exists(finished)) return finished;
    const auto unfinished = folder / "mariadb.unfinished";
    const temporary_directory temporary;
    fs::remove_all(unfinished);
    install(unfinished, temporary.path());
    fs::rename(unfinished, finished);
    return finished;
}

constexpr std::string_view all_tables =
    "SELECT table_name FROM information_schema.tables WHERE table_schema=DATABASE() AND table_type='BASE TABLE' "
    "AND table_name<>'schema_migration'";

}  // namespace

database_server::database_server(std::vector<std::string> extra) : extra_(std::move(extra)) {
    fs::copy(data_template(), directory_.path() / "data", fs::copy_options::recursive);
    fs::create_directory(directory_.path() / "tmp");
    start();
}

database_server::~database_server() = default;

mysql::address database_server::where() const {
    mysql::address at;
    at.socket = directory_.file("mariadb.sock");
    at.user = "root";
    return at;
}

pid_t database_server::id() const { return process_->id(); }

void database_server::kill() { process_->kill(); }

void database_server::start() {
    child_options options{
        {"mariadbd", "--no-defaults", "--skip-networking", "--skip-name-resolve", "--socket=" + directory_.file("mariadb.sock"),
         "--datadir=" + directory_.file("data"), "--tmpdir=" + directory_.file("tmp"), "--pid-file=" + directory_.file("mariadb.pid"),
         "--innodb-flush-log-at-trx-commit=2", "--innodb-flush-method=nosync", "--sync-binlog=0", "--innodb-doublewrite=OFF",
         "--innodb-buffer-pool-size=64M", "--innodb-buffer-pool-load-at-startup=OFF", "--innodb-buffer-pool-dump-at-shutdown=OFF",
         "--performance-schema=OFF", "--max-connections=200", "--character-set-server=utf8mb4", "--collation-server=utf8mb4_bin"},
        {},
        {}};
    auto& arguments = options.arguments;
    arguments.insert(arguments.end(), storage_options.begin(), storage_options.end());
    arguments.insert(arguments.end(), extra_.begin(), extra_.end());
    if (geteuid() == 0) arguments.emplace_back("--user=root");
    process_ = std::make_unique<child_process>(options);
    wait_until_ready();
}

void database_server::pause() { process_->pause(); }
void database_server::resume() { process_->resume(); }

void database_server::wait_until_ready() {
    mysql::initialise_driver();
    const auto end = std::chrono::steady_clock::now() + start_max;
    for (;;) {
        try {
            mysql::session probe(where(), "");
            return;
        } catch (const mysql::sql_error& fault) {
            if (!process_->running() || std::chrono::steady_clock::now() >= end)
                throw std::runtime_error(std::string("mariadbd does not answer: ") + fault.what() + "\n" + process_->output());
        }
        std::this_thread::sleep_for(5ms);
    }
}

test_database& test_database::instance() {
    static test_database shared;
    return shared;
}

std::string test_database::make_schema(std::string_view name, std::span<const mysql::migration> migrations) {
    auto schema = std::string(name) + "_" + std::to_string(++schemas_);
    if (migrations.empty())
        mysql::migrate(where(), schema, migrations);
    else
        make_copy(where(), schema, migrations);
    return schema;
}

void test_database::empty(const std::string& schema) {
    auto connection = open(schema);
    connection.execute("SET SESSION foreign_key_checks=0");
    std::vector<std::string> names;
    for (auto rows = connection.query(all_tables); rows.next();) names.push_back(rows.text(0));
    for (const auto& name : names) connection.execute_as_is("DELETE FROM `" + name + "`");
}

mysql::session test_database::open(const std::string& schema) const { return {where(), schema}; }

}  // namespace chuanpin::tests
