#include <mutex>

#include <mysql_driver.h>

#include "platform/mysql/connector.hpp"

namespace chuanpin::mysql {
namespace {

// The connector forces REPEATABLE READ at each connect, whatever the server says (its bug 78852).
constexpr auto set_isolation = "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED";
constexpr auto set_names = "SET NAMES utf8mb4 COLLATE utf8mb4_bin";
// NO_BACKSLASH_ESCAPES and ANSI_QUOTES stay out; strict, so that nothing is cut or rounded silently.
constexpr auto set_session =
    "SET SESSION sql_mode='STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ZERO_DATE,NO_ZERO_IN_DATE,NO_ENGINE_SUBSTITUTION',"
    "time_zone='+00:00',innodb_lock_wait_timeout=2,autocommit=1";

std::mutex connect_mutex;

int whole_seconds(std::chrono::milliseconds time) { return static_cast<int>(std::chrono::ceil<std::chrono::seconds>(time).count()); }

std::string url_of(const address& where) {
    if (!where.socket.empty()) return "unix://" + where.socket;
    return "tcp://" + where.host + ":" + std::to_string(where.port);
}

sql::ConnectOptionsMap options_of(const address& where, const std::string& schema) {
    sql::ConnectOptionsMap options;
    options["hostName"] = sql::SQLString(url_of(where));
    options["userName"] = sql::SQLString(where.user);
    options["password"] = sql::SQLString(where.password);
    if (!schema.empty()) options["schema"] = sql::SQLString(schema);
    options["OPT_CONNECT_TIMEOUT"] = whole_seconds(where.connect_max);
    options["OPT_READ_TIMEOUT"] = whole_seconds(where.read_max);
    options["OPT_WRITE_TIMEOUT"] = whole_seconds(where.read_max);
    options["OPT_RECONNECT"] = false;
    return options;
}

}  // namespace

void initialise_driver() { (void)sql::mysql::get_driver_instance(); }

std::unique_ptr<sql::Connection> open_connection(const address& where, const std::string& schema) {
    auto options = options_of(where, schema);
    const std::lock_guard guard(connect_mutex);
    try {
        std::unique_ptr<sql::Connection> connection(sql::mysql::get_driver_instance()->connect(options));
        const std::unique_ptr<sql::Statement> statement(connection->createStatement());
        for (const auto* text : {set_isolation, set_names, set_session}) statement->executeUpdate(text);
        return connection;
    } catch (const sql::SQLException& fault) {
        throw translated(fault);
    }
}

thread_guard::thread_guard() { sql::mysql::get_driver_instance()->threadInit(); }
thread_guard::~thread_guard() { sql::mysql::get_driver_instance()->threadEnd(); }

sql_error translated(const sql::SQLException& fault) { return {fault.getErrorCode(), fault.getSQLState(), fault.what()}; }

}  // namespace chuanpin::mysql
