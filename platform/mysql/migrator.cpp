#include "platform/mysql/migrator.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <stdexcept>
#include <utility>

#include "platform/base/encoding.hpp"
#include "platform/crypto/hash.hpp"

namespace chuanpin::mysql {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t schema_name_max = 50;
constexpr std::int64_t lock_wait_seconds = 60;
constexpr auto statement_max = 1h;  // an ALTER of a large table takes its time

constexpr std::string_view create_record =
    "CREATE TABLE IF NOT EXISTS schema_migration (\n"
    "    component VARCHAR(64) NOT NULL,\n"
    "    number INT UNSIGNED NOT NULL,\n"
    "    name VARCHAR(128) NOT NULL,\n"
    "    checksum CHAR(64) NOT NULL,\n"
    "    started_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),\n"
    "    applied_at DATETIME(6) NULL,\n"
    "    CONSTRAINT schema_migration_primary PRIMARY KEY (component, number)\n"
    ") ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin";
constexpr std::string_view select_record =
    "SELECT component, number, name, checksum, applied_at IS NOT NULL FROM schema_migration ORDER BY component, number";
constexpr std::string_view record_started = "INSERT INTO schema_migration (component, number, name, checksum) VALUES (?, ?, ?, ?)";
constexpr std::string_view record_applied = "UPDATE schema_migration SET applied_at=CURRENT_TIMESTAMP(6) WHERE component=? AND number=?";
constexpr std::string_view forget_started = "DELETE FROM schema_migration WHERE component=? AND number=? AND applied_at IS NULL";
constexpr std::string_view table_exists = "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema=DATABASE() AND table_name=?";

struct applied_migration {
    std::string name;
    std::string checksum;
    bool finished = false;
};
using record = std::map<std::pair<std::string, std::int64_t>, applied_migration>;

std::string title_of(const migration& which) {
    return std::string(which.component) + " " + std::to_string(which.number) + " (" + std::string(which.name) + ")";
}

std::string checksum_of(const migration& which) { return base::to_hex(crypto::as_text(crypto::sha256(which.statement))); }

// The name goes into CREATE DATABASE, where no literal can stand.
void check_name(const std::string& schema) {
    const auto allowed = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
    if (schema.empty() || schema.size() > schema_name_max || !std::ranges::all_of(schema, allowed))
        throw std::runtime_error("a schema's name is 1 to 50 of a-z, 0-9 and _: '" + schema + "'");
}

record read_record(session& connection) {
    record rows;
    auto found = connection.query(select_record);
    while (found.next()) rows[{found.text(0), found.integer(1)}] = {found.text(2), found.text(3), found.integer(4) != 0};
    return rows;
}

/// Empty where everything that was applied is known and unchanged, and the list itself has no gaps.
std::string fault_of(const record& applied, std::span<const migration> migrations) {
    std::map<std::string_view, unsigned> last;
    std::size_t seen = 0;
    for (const auto& each : migrations) {
        if (each.number != ++last[each.component]) return "migration " + title_of(each) + " is out of order in this program";
        const auto found = applied.find({std::string(each.component), each.number});
        if (found == applied.end()) continue;
        ++seen;
        if (found->second.checksum != checksum_of(each)) return "migration " + title_of(each) + " was changed after it was applied";
    }
    if (seen == applied.size()) return {};
    for (const auto& [key, row] : applied) {
        if (const auto known = last.find(key.first); known == last.end() || key.second > known->second)
            return "migration " + key.first + " " + std::to_string(key.second) + " (" + row.name + ") was applied by a newer program";
    }
    return {};
}

class migration_lock {
public:
    migration_lock(session& connection, const std::string& schema) : connection_(connection), name_("migrate_" + schema) {
        auto rows = connection_.query("SELECT GET_LOCK(?, ?)", {name_, lock_wait_seconds});
        if (!rows.next() || rows.optional_integer(0) != 1)
            throw std::runtime_error("another process has been migrating " + schema + " for more than a minute");
    }
    ~migration_lock() {
        try {
            connection_.query("SELECT RELEASE_LOCK(?)", {name_});
        } catch (const std::exception&) {
            connection_.discard();  // closing the connection releases the lock
        }
    }
    migration_lock(const migration_lock&) = delete;
    migration_lock& operator=(const migration_lock&) = delete;

private:
    session& connection_;
    std::string name_;
};

std::string_view next_word(std::string_view& text) {
    const auto start = std::min(text.find_first_not_of(" \t\r\n"), text.size());
    const auto end = std::min(text.find_first_of(" \t\r\n(", start), text.size());
    const auto word = text.substr(start, end - start);
    text.remove_prefix(end);
    return word;
}

std::string_view without_comments(std::string_view text) {
    for (;;) {
        const auto start = text.find_first_not_of(" \t\r\n");
        if (start == std::string_view::npos) return {};
        text.remove_prefix(start);
        if (!text.starts_with("--")) return text;
        text.remove_prefix(std::min(text.find('\n'), text.size()));
    }
}

/// The table that a CREATE TABLE makes; nullopt for other statements.
std::optional<std::string> created_table(std::string_view statement) {
    auto rest = without_comments(statement);
    if (next_word(rest) != "CREATE" || next_word(rest) != "TABLE") return std::nullopt;
    return std::string(next_word(rest));
}

bool changes_rows(std::string_view statement) {
    auto rest = without_comments(statement);
    const auto verb = next_word(rest);
    return verb == "INSERT" || verb == "UPDATE" || verb == "DELETE" || verb == "REPLACE";
}

void start_record(session& connection, const migration& which) {
    connection.execute(record_started, {which.component, std::int64_t{which.number}, which.name, checksum_of(which)});
}

void finish_record(session& connection, const migration& which) {
    connection.execute(record_applied, {which.component, std::int64_t{which.number}});
}

void apply_rows(session& connection, const migration& which) {
    connection.execute("START TRANSACTION");
    start_record(connection, which);
    connection.execute_as_is(std::string(which.statement));
    finish_record(connection, which);
    connection.execute("COMMIT");
}

// DDL commits by itself and is atomic by itself (MariaDB ≥ 10.6): either it happened or it did not. A record that was started
// and not finished says that a process died around it.
void apply_definition(session& connection, const migration& which) {
    start_record(connection, which);
    try {
        connection.execute_as_is(std::string(which.statement));
    } catch (const sql_error& fault) {
        if (!fault.breaks_connection()) connection.execute(forget_started, {which.component, std::int64_t{which.number}});
        throw;
    }
    finish_record(connection, which);
}

/// True where the statement had happened.
bool settle_unfinished(session& connection, const migration& which) {
    const auto table = created_table(which.statement);
    if (!table)
        throw std::runtime_error("migration " + title_of(which) +
                                 " was started and not finished. Look whether its statement took effect; then run either\n"
                                 "  UPDATE schema_migration SET applied_at=NOW(6) WHERE component='" +
                                 std::string(which.component) + "' AND number=" + std::to_string(which.number) +
                                 ";   (it did)\n  DELETE FROM schema_migration WHERE component='" + std::string(which.component) +
                                 "' AND number=" + std::to_string(which.number) + ";   (it did not)\nand migrate again.");
    auto rows = connection.query(table_exists, {*table});
    rows.next();
    const bool happened = rows.integer(0) == 1;
    if (happened)
        finish_record(connection, which);
    else
        connection.execute(forget_started, {which.component, std::int64_t{which.number}});
    return happened;
}

/// True where it was new.
bool apply(session& connection, const record& applied, const migration& which) {
    const auto found = applied.find({std::string(which.component), which.number});
    if (found != applied.end() && found->second.finished) return false;
    if (found != applied.end() && settle_unfinished(connection, which)) return true;
    if (changes_rows(which.statement))
        apply_rows(connection, which);
    else
        apply_definition(connection, which);
    return true;
}

session open_schema(address where, const std::string& schema) {
    where.read_max = std::max<std::chrono::milliseconds>(where.read_max, statement_max);
    session(where, "").execute_as_is("CREATE DATABASE IF NOT EXISTS " + schema + " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
    return {where, schema};
}

}  // namespace

std::vector<std::string> migrate(const address& where, const std::string& schema, std::span<const migration> migrations) {
    check_name(schema);
    auto connection = open_schema(where, schema);
    const migration_lock lock(connection, schema);
    connection.execute_as_is(std::string(create_record));
    const auto applied = read_record(connection);
    if (auto fault = fault_of(applied, migrations); !fault.empty()) throw std::runtime_error(schema + ": " + fault);
    std::vector<std::string> names;
    for (const auto& each : migrations)
        if (apply(connection, applied, each)) names.push_back(title_of(each));
    return names;
}

schema_state inspect(const address& where, const std::string& schema, std::span<const migration> migrations) {
    check_name(schema);
    schema_state state{0, migrations.size(), {}};
    const auto behind = [&] {
        return schema + " is at " + std::to_string(state.applied) + " of " + std::to_string(state.known) +
               " migrations: run `chuanpin migrate`";
    };
    session connection(where, "");
    auto exists =
        connection.query("SELECT COUNT(*) FROM information_schema.tables WHERE table_schema=? AND table_name='schema_migration'", {schema});
    exists.next();
    if (exists.integer(0) == 0) {
        state.fault = behind();
        return state;
    }
    session inside(where, schema);
    const auto applied = read_record(inside);
    state.applied = static_cast<std::size_t>(std::ranges::count_if(applied, [](const auto& row) { return row.second.finished; }));
    state.fault = fault_of(applied, migrations);
    if (!state.fault.empty())
        state.fault = schema + ": " + state.fault;
    else if (state.applied < state.known)
        state.fault = behind();
    return state;
}

}  // namespace chuanpin::mysql
