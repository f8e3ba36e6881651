#include "orders/store/group/mysql_buyer_group_store.hpp"

#include <algorithm>
#include <stdexcept>

#include "orders/store/beyond.hpp"
#include "orders/store/expect_rows.hpp"

#define CHUANPIN_GROUP_COLUMNS "group_id, version, organiser_organisation_id, name, opened_by, opened_at"

namespace chuanpin::orders::store {
namespace {

constexpr std::string_view insert_group = "INSERT INTO buyer_group (" CHUANPIN_GROUP_COLUMNS ") VALUES ?";
constexpr std::string_view select_group = "SELECT " CHUANPIN_GROUP_COLUMNS " FROM buyer_group WHERE group_id = ?";
constexpr std::string_view lock_group = "SELECT " CHUANPIN_GROUP_COLUMNS " FROM buyer_group WHERE group_id = ? FOR UPDATE";
constexpr std::string_view select_members =
    "SELECT organisation_id, membership, may_order, since, reason FROM buyer_group_member WHERE group_id = ? ORDER BY organisation_id "
    "LIMIT ?";
constexpr std::string_view update_group = "UPDATE buyer_group SET version = ? WHERE group_id = ? AND version = ?";
constexpr std::string_view save_member = R"sql(
INSERT INTO buyer_group_member (group_id, organisation_id, membership, may_order, since, reason) VALUES ?
ON DUPLICATE KEY UPDATE membership = VALUES(membership), may_order = VALUES(may_order), since = VALUES(since), reason = VALUES(reason))sql";
// Each half reads its own index backwards and stops at the limit.
constexpr std::string_view page_groups =
    "(SELECT " CHUANPIN_GROUP_COLUMNS
    " FROM buyer_group WHERE organiser_organisation_id = ? AND group_id < ? ORDER BY group_id DESC LIMIT ?) "
    "UNION (SELECT " CHUANPIN_GROUP_COLUMNS
    " FROM buyer_group_member STRAIGHT_JOIN buyer_group USING (group_id) WHERE organisation_id = ? AND "
    "group_id < ? AND membership NOT IN ('left', 'removed') ORDER BY group_id DESC LIMIT ?) ORDER BY group_id DESC LIMIT ?";
constexpr std::string_view select_wanting = R"sql(
SELECT need_id FROM purchase_need FORCE INDEX (purchase_need_by_requested_delivery_date)
WHERE buyer_organisation_id IN ? AND is_wanting = TRUE AND requested_delivery_date = ? AND kind_key = ? AND measure = ?
ORDER BY buyer_organisation_id, need_id LIMIT ?)sql";
constexpr std::string_view select_open_part = R"sql(
SELECT g.group_fill_id FROM group_fill g
STRAIGHT_JOIN group_fill_part p ON p.group_fill_id = g.group_fill_id
STRAIGHT_JOIN need_fill f ON f.fill_id = p.fill_id
STRAIGHT_JOIN need_fill_need n ON n.fill_id = f.fill_id
STRAIGHT_JOIN purchase_need d ON d.need_id = n.need_id
WHERE g.group_id = ? AND g.requested_delivery_date >= ? AND f.buyer_organisation_id = ? AND f.settled_at IS NULL
  AND d.current_fill_id = f.fill_id
LIMIT 1)sql";
constexpr std::string_view insert_fill = R"sql(
INSERT INTO group_fill (group_fill_id, group_id, kind_key, measure, requested_delivery_date, proposed_by, proposed_at) VALUES ?)sql";
constexpr std::string_view insert_parts = "INSERT INTO group_fill_part (group_fill_id, number, fill_id) VALUES ?";
constexpr std::string_view select_fill = R"sql(
SELECT group_fill_id, group_id, kind_key, measure, requested_delivery_date, proposed_by, proposed_at FROM group_fill
WHERE group_fill_id = ?)sql";
constexpr std::string_view select_parts = "SELECT fill_id FROM group_fill_part WHERE group_fill_id = ? ORDER BY number LIMIT ?";

#undef CHUANPIN_GROUP_COLUMNS

domain::buyer_group read_group(const mysql::row_set& rows) {
    return {.id = rows.id<domain::buyer_group_id>(0),
            .version = rows.integer(1),
            .organiser = rows.id<domain::organisation_id>(2),
            .name = rows.text(3),
            .opened_by = rows.id<domain::account_id>(4),
            .opened_at = rows.instant(5)};
}

domain::group_member read_member(const mysql::row_set& rows) {
    const auto how = domain::parse_membership(rows.text(1));
    if (!how) throw std::logic_error("buyer_group_member.membership cannot be read");
    return {.organisation = rows.id<domain::organisation_id>(0),
            .how = *how,
            .may_order = rows.integer(2) != 0,
            .at = rows.instant(3),
            .reason = rows.optional_text(4)};
}

}  // namespace

void mysql_buyer_group_store::insert(const domain::buyer_group& fresh) {
    const mysql::parameters row{fresh.id, fresh.version, fresh.organiser, fresh.name, fresh.opened_by, fresh.opened_at};
    expect_rows("opening a group", connection_.execute_rows(insert_group, {row}), 1);
}

std::optional<domain::buyer_group> mysql_buyer_group_store::load(std::string_view statement, domain::buyer_group_id id) {
    auto rows = connection_.query(statement, {id});
    if (!rows.next()) return std::nullopt;
    auto found = read_group(rows);
    auto members = connection_.query(select_members, {id, std::uint64_t{domain::group_members_max}});
    while (members.next()) found.members.push_back(read_member(members));
    return found;
}

std::optional<domain::buyer_group> mysql_buyer_group_store::find(domain::buyer_group_id id) { return load(select_group, id); }
std::optional<domain::buyer_group> mysql_buyer_group_store::lock(domain::buyer_group_id id) { return load(lock_group, id); }

void mysql_buyer_group_store::save(const domain::buyer_group& before, const domain::buyer_group& after) {
    expect_rows("saving a group", connection_.execute(update_group, {after.version, after.id, after.version - 1}), 1);
    std::vector<mysql::parameters> rows;
    for (const auto& each : after.members)
        if (std::ranges::find(before.members, each) == before.members.end())
            rows.push_back({after.id, each.organisation, domain::name_of(each.how), each.may_order, each.at, each.reason});
    if (!rows.empty()) connection_.execute_rows(save_member, rows);
}

std::vector<domain::buyer_group> mysql_buyer_group_store::page(domain::organisation_id whose, std::optional<domain::buyer_group_id> before,
                                                               std::size_t limit) {
    const auto until = before.value_or(beyond_every<domain::buyer_group_id>());
    const auto most = std::uint64_t{limit};
    std::vector<domain::buyer_group> groups;
    auto rows = connection_.query(page_groups, {whose, until, most, whose, until, most, most});
    while (rows.next()) groups.push_back(read_group(rows));
    return groups;
}

std::vector<domain::need_id> mysql_buyer_group_store::find_wanting(std::span<const domain::organisation_id> buyers,
                                                                   const domain::group_wish& wish, std::size_t limit) {
    std::vector<mysql::parameters> wanted;
    for (const auto& each : buyers) wanted.push_back({each});
    std::vector<domain::need_id> needs;
    auto rows = connection_.query_rows(
        select_wanting, wanted, {wish.requested_delivery_date, domain::key_of(wish.kind), domain::name_of(wish.by), std::uint64_t{limit}});
    while (rows.next()) needs.push_back(rows.id<domain::need_id>(0));
    return needs;
}

bool mysql_buyer_group_store::is_in_open_fill(domain::buyer_group_id id, domain::organisation_id house, base::business_date today) {
    return connection_.query(select_open_part, {id, today, house}).next();
}

void mysql_buyer_group_store::insert(const domain::group_fill& fresh) {
    const mysql::parameters row{fresh.id,
                                fresh.group,
                                domain::key_of(fresh.wish.kind),
                                domain::name_of(fresh.wish.by),
                                fresh.wish.requested_delivery_date,
                                fresh.proposed_by,
                                fresh.proposed_at};
    expect_rows("adding a fill of a group", connection_.execute_rows(insert_fill, {row}), 1);
    std::vector<mysql::parameters> parts;
    for (const auto& each : fresh.parts) parts.push_back({fresh.id, static_cast<std::int64_t>(parts.size()) + 1, each});
    expect_rows("adding parts of a fill of a group", connection_.execute_rows(insert_parts, parts), parts.size());
}

std::optional<domain::group_fill> mysql_buyer_group_store::find(domain::group_fill_id id) {
    auto rows = connection_.query(select_fill, {id});
    if (!rows.next()) return std::nullopt;
    auto kind = domain::parse_kind(rows.text(2));
    const auto by = domain::parse_measure(rows.text(3));
    if (!kind || !by) throw std::logic_error("group_fill cannot be read");
    domain::group_fill found{.id = rows.id<domain::group_fill_id>(0),
                             .group = rows.id<domain::buyer_group_id>(1),
                             .wish = {*std::move(kind), *by, rows.date(4)},
                             .proposed_by = rows.id<domain::account_id>(5),
                             .proposed_at = rows.instant(6)};
    auto parts = connection_.query(select_parts, {id, std::uint64_t{domain::group_members_max}});
    while (parts.next()) found.parts.push_back(parts.id<domain::fill_id>(0));
    return found;
}

}  // namespace chuanpin::orders::store
