#include "catalog/store/labour/mysql_labour_store.hpp"

#include <stdexcept>

#include "catalog/store/rows.hpp"

namespace chuanpin::catalog::store {
namespace {

constexpr std::string_view insert_sql =
    "INSERT INTO labour_list (labour_list_id, organisation_id, dated_on, workers, account_id, created_at) VALUES (?, ?, ?, ?, ?, ?)";
constexpr std::string_view insert_workers_sql =
    "INSERT INTO labour_list_worker (labour_list_id, position, identity_index, person_index, identity_sealed, name_sealed, hash_key, "
    "previous_identity_index, previous_person_index) VALUES ?";
// While a key is being replaced the hash of one row may be the previous one of the other; each way has its index, which has to be told,
// since most previous ones are NULL, as if they were all alike.
#define CHUANPIN_SHARED(own_column, other_column, other_index)                                                                  \
    "SELECT own.labour_list_id, own.position, other.labour_list_id AS other_list_id FROM labour_list_worker own STRAIGHT_JOIN " \
    "labour_list_worker other FORCE INDEX (" other_index ") ON other." other_column " = own." own_column " WHERE own.labour_list_id = ?"
#define CHUANPIN_SHARED_NOW(own_column) CHUANPIN_SHARED(own_column, "identity_index", "labour_list_worker_by_identity")
#define CHUANPIN_SHARED_BEFORE(own_column) CHUANPIN_SHARED(own_column, "previous_identity_index", "labour_list_worker_by_previous")
constexpr std::string_view note_overlaps_sql =
    "INSERT INTO labour_list_overlap (labour_list_id, other_list_id, people) SELECT shared.labour_list_id, shared.other_list_id, COUNT(*) "
    "FROM (" CHUANPIN_SHARED_NOW("identity_index") " UNION " CHUANPIN_SHARED_NOW("previous_identity_index") " UNION "
    CHUANPIN_SHARED_BEFORE("identity_index") " UNION " CHUANPIN_SHARED_BEFORE("previous_identity_index") ") shared JOIN labour_list list ON "
    "list.labour_list_id = shared.other_list_id AND list.organisation_id <> ? GROUP BY shared.labour_list_id, shared.other_list_id";
#undef CHUANPIN_SHARED_BEFORE
#undef CHUANPIN_SHARED_NOW
#undef CHUANPIN_SHARED
constexpr std::string_view note_mirrored_sql =
    "INSERT INTO labour_list_overlap (labour_list_id, other_list_id, people) SELECT other_list_id, labour_list_id, people FROM "
    "labour_list_overlap WHERE labour_list_id = ?";
constexpr std::string_view since_sql =
    "SELECT COUNT(*), COALESCE(SUM(workers), 0) FROM labour_list WHERE organisation_id = ? AND created_at >= ?";
constexpr std::string_view find_sql =
    "SELECT organisation_id, dated_on, workers, account_id, created_at FROM labour_list WHERE labour_list_id = ?";

// The member of the registry whom any hash of the worker names, by its row; each way has its index.
#define CHUANPIN_MEMBER(member_column, worker_column) \
    "(SELECT m.household_member FROM household_member m WHERE m." member_column " = w." worker_column " AND m.live = 1 LIMIT 1)"
#define CHUANPIN_WORKERS \
    "SELECT w.position, w.identity_index, w.person_index, w.identity_sealed, w.name_sealed, w.previous_person_index, "              \
    "COALESCE(" CHUANPIN_MEMBER("identity_index", "identity_index") ", " CHUANPIN_MEMBER("previous_identity_index", "identity_index") ", " \
    CHUANPIN_MEMBER("identity_index", "previous_identity_index") ", "                                                               \
    CHUANPIN_MEMBER("previous_identity_index", "previous_identity_index") ") AS household_member "                                  \
    "FROM labour_list_worker w WHERE w.labour_list_id = ?"
#define CHUANPIN_SAME_NAME                                                                                         \
    "COALESCE(member.person_index = worker.person_index OR member.previous_person_index = worker.person_index OR " \
    "member.person_index = worker.previous_person_index OR member.previous_person_index = worker.previous_person_index, 0)"
// Who was registered once is poor labour from then on: leaving poverty ends nothing.
#define CHUANPIN_POOR                                                                                                          \
    "EXISTS (SELECT 1 FROM household_version status WHERE status.number = member.number AND status.superseded_at IS NULL AND " \
    "status.status = 'registered' AND status.valid_from <= ?)"
constexpr std::string_view match_sql =
    "SELECT COUNT(*), COALESCE(SUM(found.poor AND found.same_name), 0), COALESCE(SUM(found.poor AND NOT found.same_name), 0) FROM "
    "(SELECT " CHUANPIN_POOR " AS poor, " CHUANPIN_SAME_NAME " AS same_name FROM (" CHUANPIN_WORKERS
    ") worker LEFT JOIN household_member member ON "
    "member.household_member = worker.household_member) found";
constexpr std::string_view workers_sql =
    "SELECT worker.position, worker.identity_index, worker.person_index, worker.identity_sealed, worker.name_sealed, "
    "member.number, " CHUANPIN_SAME_NAME ", " CHUANPIN_POOR " FROM (" CHUANPIN_WORKERS
    " AND w.position > ? ORDER BY w.position LIMIT ?) worker LEFT JOIN "
    "household_member member ON member.household_member = worker.household_member ORDER BY worker.position LIMIT ?";
#undef CHUANPIN_MEMBER
#undef CHUANPIN_WORKERS
#undef CHUANPIN_SAME_NAME
#undef CHUANPIN_POOR

}  // namespace

void mysql_labour_store::insert(const domain::labour_list& list, std::span<const app::sealed_person> workers) {
    connection_.execute(insert_sql, {list.id, list.organisation, list.dated_on, list.workers, list.by, list.created_at});
    std::vector<mysql::parameters> rows;
    for (const auto& each : workers) {
        rows.push_back({list.id, static_cast<std::int64_t>(rows.size()) + 1, mysql::bytes{each.identity_index},
                        mysql::bytes{each.person_index}, mysql::bytes{each.identity_sealed}, mysql::bytes{each.name_sealed},
                        mysql::bytes{each.hash_key}, bytes_or_null(each.previous_identity_index),
                        bytes_or_null(each.previous_person_index)});
    }
    insert_in_parts(connection_, insert_workers_sql, rows);
    connection_.execute(note_overlaps_sql, {list.id, list.id, list.id, list.id, list.organisation});
    connection_.execute(note_mirrored_sql, {list.id});
}

domain::labour_day mysql_labour_store::handed_in_since(domain::organisation_id organisation, base::instant since) {
    auto rows = connection_.query(since_sql, {organisation, since});
    rows.next();
    return {rows.integer(0), rows.integer(1)};
}

std::optional<domain::labour_list> mysql_labour_store::find(domain::labour_list_id id) {
    auto rows = connection_.query(find_sql, {id});
    if (!rows.next()) return std::nullopt;
    return domain::labour_list{.id = id,
                               .organisation = rows.id<domain::organisation_id>(0),
                               .dated_on = rows.date(1),
                               .workers = rows.integer(2),
                               .by = rows.id<domain::account_id>(3),
                               .created_at = rows.instant(4)};
}

domain::labour_match mysql_labour_store::match(domain::labour_list_id id, base::business_date day) {
    auto rows = connection_.query(match_sql, {day, id});
    if (!rows.next()) throw std::logic_error("a count has no row");
    return {rows.integer(0), rows.integer(1), rows.integer(2)};
}

std::vector<app::matched_worker> mysql_labour_store::workers(domain::labour_list_id id, base::business_date day, std::int64_t after,
                                                             std::size_t limit) {
    std::vector<app::matched_worker> found;
    const std::uint64_t most{limit};
    for (auto rows = connection_.query(workers_sql, {day, id, after, most, most}); rows.next();) {
        found.push_back({.position = rows.integer(0),
                         .person = {rows.text(1), rows.text(2), rows.text(3), rows.text(4)},
                         .household_number = rows.optional_text(5),
                         .same_name = rows.integer(6) != 0,
                         .poor = rows.integer(7) != 0});
    }
    return found;
}

}  // namespace chuanpin::catalog::store
