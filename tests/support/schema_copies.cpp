#include "tests/support/schema_copies.hpp"

#include <map>
#include <mutex>
#include <vector>

#include "platform/mysql/session.hpp"

namespace chuanpin::tests {
namespace {

constexpr std::string_view select_tables =
    "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'";
constexpr std::string_view select_schema = "SELECT 1 FROM information_schema.schemata WHERE schema_name = ?";
constexpr std::string_view select_columns =
    "SELECT GROUP_CONCAT(CONCAT('`', column_name, '`') ORDER BY ordinal_position) FROM information_schema.columns "
    "WHERE table_schema = DATABASE() AND table_name = ? AND generation_expression IS NULL";

/// What makes a copy, statement by statement.
using recipe = std::vector<std::string>;

recipe read_recipe(const mysql::address& where, const std::string& original) {
    mysql::session connection(where, original);
    connection.execute("SET SESSION group_concat_max_len = 65536");
    std::vector<std::string> names;
    for (auto rows = connection.query(select_tables); rows.next();) names.push_back(rows.text(0));
    recipe made;
    for (const auto& name : names) {
        auto rows = connection.query("SHOW CREATE TABLE `" + name + "`");
        rows.next();
        made.push_back(rows.text(1));
    }
    for (const auto& name : names) {
        auto any = connection.query("SELECT 1 FROM `" + name + "` LIMIT 1");
        if (!any.next()) continue;
        auto columns = connection.query(select_columns, {name});
        columns.next();
        const auto list = columns.text(0);
        made.push_back("INSERT INTO `" + name + "` (" + list + ") SELECT " + list + " FROM `" + original + "`.`" + name + "`");
    }
    return made;
}

// By server and by what ran: a suite may ask for the first migrations alone.
const recipe& recipe_of(const mysql::address& where, std::span<const mysql::migration> migrations) {
    static std::mutex guard;
    static std::map<std::string, recipe> known;
    auto key = where.socket;
    for (const auto& each : migrations) key += "\n" + std::string(each.component) + " " + std::to_string(each.number);
    const std::scoped_lock lock(guard);
    const auto found = known.find(key);
    if (found != known.end()) return found->second;
    const auto original = "original_" + std::to_string(known.size() + 1);
    mysql::migrate(where, original, migrations);
    return known.emplace(std::move(key), read_recipe(where, original)).first->second;
}

}  // namespace

void make_copy(const mysql::address& where, const std::string& schema, std::span<const mysql::migration> migrations) {
    mysql::session server(where, "");
    if (server.query(select_schema, {schema}).next()) return;
    const auto& statements = recipe_of(where, migrations);
    server.execute_as_is("CREATE DATABASE " + schema + " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
    mysql::session connection(where, schema);
    connection.execute("SET SESSION foreign_key_checks = 0");
    for (const auto& each : statements) connection.execute_as_is(each);
}

}  // namespace chuanpin::tests
