#include "catalog/store/personal/mysql_personal_data_store.hpp"

#include <stdexcept>

#include "catalog/store/rows.hpp"
#include "platform/crypto/keyed_box.hpp"

namespace chuanpin::catalog::store {
namespace {

static_assert(crypto::keyed_box_header_bytes == 5);  // as the statements say

// An index of its own would have to be written with every row: these statements walk a whole table, which is done seldom, by its key.
constexpr std::string_view members_sql =
    "SELECT household_member, identity_sealed, name_sealed, hash_key, identity_index, person_index, previous_identity_index, "
    "previous_person_index FROM household_member WHERE household_member > ? ORDER BY household_member LIMIT ? FOR UPDATE";
constexpr std::string_view workers_sql =
    "SELECT labour_list_id, position, identity_sealed, name_sealed, hash_key, identity_index, person_index, previous_identity_index, "
    "previous_person_index FROM labour_list_worker FORCE INDEX (PRIMARY) WHERE labour_list_id > ? OR (labour_list_id = ? AND position > ?) "
    "ORDER BY labour_list_id, position LIMIT ? FOR UPDATE";
constexpr std::string_view intakes_sql =
    "SELECT lot_id, position, name_sealed FROM lot_intake FORCE INDEX (PRIMARY) WHERE (lot_id > ? OR (lot_id = ? AND position > ?)) AND "
    "name_sealed IS NOT NULL ORDER BY lot_id, position LIMIT ? FOR UPDATE";

constexpr std::string_view save_member_sql =
    "UPDATE household_member SET identity_sealed = ?, name_sealed = ?, hash_key = ?, identity_index = ?, person_index = ?, "
    "previous_identity_index = ?, previous_person_index = ? WHERE household_member = ?";
constexpr std::string_view save_worker_sql =
    "UPDATE labour_list_worker SET identity_sealed = ?, name_sealed = ?, hash_key = ?, identity_index = ?, person_index = ?, "
    "previous_identity_index = ?, previous_person_index = ? WHERE labour_list_id = ? AND position = ?";
constexpr std::string_view save_intake_sql = "UPDATE lot_intake SET name_sealed = ? WHERE lot_id = ? AND position = ?";

// Their indexes begin with the hash, so that rows that are no longer current are found too.
constexpr std::string_view erase_members_sql =
    "UPDATE household_member SET identity_sealed = '', name_sealed = '' WHERE identity_index = ? AND name_sealed <> ''";
constexpr std::string_view erase_workers_sql =
    "UPDATE labour_list_worker SET identity_sealed = '', name_sealed = '' WHERE identity_index = ? AND name_sealed <> ''";
constexpr std::string_view erase_intake_sql =
    "UPDATE lot_intake SET name_sealed = '', shown = '*' WHERE lot_id = ? AND position = ? AND name_sealed <> ''";

#define CHUANPIN_COUNTS                                                                                           \
    "SELECT COUNT(*), COALESCE(SUM(name_sealed = ''), 0), COALESCE(SUM(name_sealed = '' AND hash_key <> ?), 0), " \
    "COALESCE(SUM(previous_identity_index IS NOT NULL), 0) FROM "
constexpr std::string_view count_members_sql = CHUANPIN_COUNTS "household_member";
constexpr std::string_view count_workers_sql = CHUANPIN_COUNTS "labour_list_worker";
#undef CHUANPIN_COUNTS
constexpr std::string_view count_intakes_sql =
    "SELECT COUNT(*), COALESCE(SUM(name_sealed = ''), 0) FROM lot_intake WHERE name_sealed IS NOT NULL";
constexpr std::string_view hashed_members_sql = "SELECT COUNT(*) FROM household_member WHERE hash_key = ? AND name_sealed <> ''";
constexpr std::string_view hashed_workers_sql = "SELECT COUNT(*) FROM labour_list_worker WHERE hash_key = ? AND name_sealed <> ''";
constexpr std::string_view of_key_members_sql =
    "SELECT COUNT(*) FROM household_member WHERE LEFT(name_sealed, 5) = ? AND LEFT(identity_sealed, 5) = ?";
constexpr std::string_view of_key_workers_sql =
    "SELECT COUNT(*) FROM labour_list_worker WHERE LEFT(name_sealed, 5) = ? AND LEFT(identity_sealed, 5) = ?";
constexpr std::string_view of_key_intakes_sql = "SELECT COUNT(*) FROM lot_intake WHERE LEFT(name_sealed, 5) = ?";

struct statements {
    std::string_view count;
    std::string_view of_key;
    std::string_view hashed_by{};  ///< empty where there are no hashes
};
statements statements_of(app::personal_table table) {
    switch (table) {
        case app::personal_table::household_member:
            return {count_members_sql, of_key_members_sql, hashed_members_sql};
        case app::personal_table::labour_list_worker:
            return {count_workers_sql, of_key_workers_sql, hashed_workers_sql};
        case app::personal_table::lot_intake:
            return {count_intakes_sql, of_key_intakes_sql};
    }
    throw std::logic_error("a table of personal data without statements");
}

/// Five columns from `column` on.
app::person_hashes read_hashes(const mysql::row_set& rows, std::size_t column) {
    return {rows.text(column), rows.text(column + 1), rows.text(column + 2), rows.optional_text(column + 3),
            rows.optional_text(column + 4)};
}

/// What the statements save, before the row's key.
mysql::parameters saved(const app::personal_row& row) {
    const auto& hashes = row.hashes.value();
    return {mysql::bytes{row.identity_sealed.value()},
            mysql::bytes{row.name_sealed},
            mysql::bytes{hashes.key},
            mysql::bytes{hashes.identity},
            mysql::bytes{hashes.person},
            bytes_or_null(hashes.previous_identity),
            bytes_or_null(hashes.previous_person)};
}

}  // namespace

std::vector<app::personal_row> mysql_personal_data_store::lock_after(app::personal_table table, const app::personal_key& after,
                                                                     std::size_t limit) {
    std::vector<app::personal_row> found;
    const std::uint64_t most{limit};
    if (table == app::personal_table::household_member) {
        for (auto rows = connection_.query(members_sql, {after.position, most}); rows.next();)
            found.push_back({{{}, rows.integer(0)}, rows.text(1), rows.text(2), read_hashes(rows, 3)});
        return found;
    }
    const bool workers = table == app::personal_table::labour_list_worker;
    auto rows = connection_.query(workers ? workers_sql : intakes_sql, {after.parent, after.parent, after.position, most});
    while (rows.next()) {
        const app::personal_key key{base::ulid::from_binary(rows.text(0)), rows.integer(1)};
        if (workers)
            found.push_back({key, rows.text(2), rows.text(3), read_hashes(rows, 4)});
        else
            found.push_back({key, std::nullopt, rows.text(2)});
    }
    return found;
}

void mysql_personal_data_store::replace(app::personal_table table, const app::personal_row& row) {
    if (table == app::personal_table::lot_intake) {
        connection_.execute(save_intake_sql, {mysql::bytes{row.name_sealed}, row.key.parent, row.key.position});
        return;
    }
    const bool member = table == app::personal_table::household_member;
    auto values = saved(row);
    if (!member) values.emplace_back(row.key.parent);
    values.emplace_back(row.key.position);
    connection_.execute(member ? save_member_sql : save_worker_sql, values);
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
    const auto [count_sql, of_key_sql, hashed_by_sql] = statements_of(table);
    const bool hashed = !hashed_by_sql.empty();
    auto all = connection_.query(count_sql, hashed ? mysql::parameters{mysql::bytes{headers.front()}} : mysql::parameters{});
    all.next();
    app::personal_count found{.rows = all.integer(0), .erased = all.integer(1)};
    if (hashed) {
        found.erased_behind = all.integer(2);
        found.with_previous = all.integer(3);
    }
    for (const auto& each : headers) {
        const mysql::bytes header{each};
        const auto values = hashed ? mysql::parameters{header, header} : mysql::parameters{header};
        auto rows = connection_.query(of_key_sql, values);
        rows.next();
        found.sealed_by.push_back(rows.integer(0));
        if (!hashed) continue;
        auto of_hash = connection_.query(hashed_by_sql, {header});
        of_hash.next();
        found.hashed_by.push_back(of_hash.integer(0));
    }
    return found;
}

}  // namespace chuanpin::catalog::store
