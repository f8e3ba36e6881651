#include "catalog/store/personal/mysql_personal_data_store.hpp"

#include <stdexcept>

#include "catalog/store/rows.hpp"
#include "platform/crypto/keyed_box.hpp"

namespace chuanpin::catalog::store {
namespace {

static_assert(crypto::keyed_box_header_bytes == 5);  // as the statements say

// An index of its own would have to be written with every row: these statements walk a whole table, which is done seldom, by its key.
constexpr std::string_view members_sql =
    "SELECT household_member, identity_sealed, name_sealed FROM household_member WHERE household_member > ? ORDER BY household_member "
    "LIMIT ? FOR UPDATE";
constexpr std::string_view workers_sql =
    "SELECT labour_list_id, position, identity_sealed, name_sealed FROM labour_list_worker FORCE INDEX (PRIMARY) WHERE labour_list_id > ? "
    "OR (labour_list_id = ? AND position > ?) ORDER BY labour_list_id, position LIMIT ? FOR UPDATE";
constexpr std::string_view intakes_sql =
    "SELECT lot_id, position, name_sealed FROM lot_intake FORCE INDEX (PRIMARY) WHERE (lot_id > ? OR (lot_id = ? AND position > ?)) AND "
    "name_sealed IS NOT NULL ORDER BY lot_id, position LIMIT ? FOR UPDATE";

constexpr std::string_view save_member_sql = "UPDATE household_member SET identity_sealed = ?, name_sealed = ? WHERE household_member = ?";
constexpr std::string_view save_worker_sql =
    "UPDATE labour_list_worker SET identity_sealed = ?, name_sealed = ? WHERE labour_list_id = ? AND position = ?";
constexpr std::string_view save_intake_sql = "UPDATE lot_intake SET name_sealed = ? WHERE lot_id = ? AND position = ?";

// Their indexes begin with the hash, so that rows that are no longer current are found too.
constexpr std::string_view erase_members_sql =
    "UPDATE household_member SET identity_sealed = '', name_sealed = '' WHERE identity_index = ? AND name_sealed <> ''";
constexpr std::string_view erase_workers_sql =
    "UPDATE labour_list_worker SET identity_sealed = '', name_sealed = '' WHERE identity_index = ? AND name_sealed <> ''";
constexpr std::string_view erase_intake_sql =
    "UPDATE lot_intake SET name_sealed = '', shown = '*' WHERE lot_id = ? AND position = ? AND name_sealed <> ''";

constexpr std::string_view count_members_sql = "SELECT COUNT(*), COALESCE(SUM(name_sealed = ''), 0) FROM household_member";
constexpr std::string_view count_workers_sql = "SELECT COUNT(*), COALESCE(SUM(name_sealed = ''), 0) FROM labour_list_worker";
constexpr std::string_view count_intakes_sql =
    "SELECT COUNT(*), COALESCE(SUM(name_sealed = ''), 0) FROM lot_intake WHERE name_sealed IS NOT NULL";
constexpr std::string_view of_key_members_sql =
    "SELECT COUNT(*) FROM household_member WHERE LEFT(name_sealed, 5) = ? AND LEFT(identity_sealed, 5) = ?";
constexpr std::string_view of_key_workers_sql =
    "SELECT COUNT(*) FROM labour_list_worker WHERE LEFT(name_sealed, 5) = ? AND LEFT(identity_sealed, 5) = ?";
constexpr std::string_view of_key_intakes_sql = "SELECT COUNT(*) FROM lot_intake WHERE LEFT(name_sealed, 5) = ?";

struct statements {
    std::string_view count;
    std::string_view of_key;
};
statements statements_of(app::personal_table table) {
    switch (table) {
        case app::personal_table::household_member:
            return {count_members_sql, of_key_members_sql};
        case app::personal_table::labour_list_worker:
            return {count_workers_sql, of_key_workers_sql};
        case app::personal_table::lot_intake:
            return {count_intakes_sql, of_key_intakes_sql};
    }
    throw std::logic_error("a table of personal data without statements");
}

}  // namespace

std::vector<app::personal_row> mysql_personal_data_store::lock_after(app::personal_table table, const app::personal_key& after,
                                                                     std::size_t limit) {
    std::vector<app::personal_row> found;
    const std::uint64_t most{limit};
    if (table == app::personal_table::household_member) {
        for (auto rows = connection_.query(members_sql, {after.position, most}); rows.next();)
            found.push_back({{{}, rows.integer(0)}, rows.text(1), rows.text(2)});
        return found;
    }
    const bool workers = table == app::personal_table::labour_list_worker;
    auto rows = connection_.query(workers ? workers_sql : intakes_sql, {after.parent, after.parent, after.position, most});
    while (rows.next()) {
        const app::personal_key key{base::ulid::from_binary(rows.text(0)), rows.integer(1)};
        if (workers)
            found.push_back({key, rows.text(2), rows.text(3)});
        else
            found.push_back({key, std::nullopt, rows.text(2)});
    }
    return found;
}

void mysql_personal_data_store::replace(app::personal_table table, const app::personal_row& row) {
    const mysql::bytes name{row.name_sealed};
    switch (table) {
        case app::personal_table::household_member:
            connection_.execute(save_member_sql, {mysql::bytes{row.identity_sealed.value()}, name, row.key.position});
            return;
        case app::personal_table::labour_list_worker:
            connection_.execute(save_worker_sql, {mysql::bytes{row.identity_sealed.value()}, name, row.key.parent, row.key.position});
            return;
        case app::personal_table::lot_intake:
            connection_.execute(save_intake_sql, {name, row.key.parent, row.key.position});
            return;
    }
}

domain::erased_rows mysql_personal_data_store::erase_person(const std::string& identity_index) {
    const mysql::bytes index{identity_index};
    return {.members = static_cast<std::int64_t>(connection_.execute(erase_members_sql, {index})),
            .workers = static_cast<std::int64_t>(connection_.execute(erase_workers_sql, {index}))};
}

bool mysql_personal_data_store::erase_name(const domain::named_intake& of) {
    return connection_.execute(erase_intake_sql, {of.lot, of.position}) == 1;
}

app::personal_count mysql_personal_data_store::count(app::personal_table table, std::span<const std::string> headers) {
    const auto [count_sql, of_key_sql] = statements_of(table);
    auto all = connection_.query(count_sql);
    all.next();
    app::personal_count found{.rows = all.integer(0), .erased = all.integer(1)};
    for (const auto& each : headers) {
        const mysql::bytes header{each};
        const auto values = table == app::personal_table::lot_intake ? mysql::parameters{header} : mysql::parameters{header, header};
        auto rows = connection_.query(of_key_sql, values);
        rows.next();
        found.sealed_by.push_back(rows.integer(0));
    }
    return found;
}

}  // namespace chuanpin::catalog::store
