#include "orders/store/fill/mysql_fill_store.hpp"

#include "orders/store/beyond.hpp"
#include "orders/store/expect_rows.hpp"
#include "orders/store/fill/fill_rows.hpp"

namespace chuanpin::orders::store {
namespace {

constexpr std::string_view insert_fill = "INSERT INTO need_fill (" CHUANPIN_FILL_COLUMNS ") VALUES ?";
constexpr std::string_view insert_needs = "INSERT INTO need_fill_need (need_id, fill_id) VALUES ?";
constexpr std::string_view insert_shares = "INSERT INTO need_fill_share (fill_id, " CHUANPIN_SHARE_COLUMNS ") VALUES ?";
constexpr std::string_view select_fill = "SELECT " CHUANPIN_FILL_COLUMNS " FROM need_fill WHERE fill_id = ?";
constexpr std::string_view select_needs = "SELECT need_id FROM need_fill_need WHERE fill_id = ? ORDER BY need_id LIMIT ?";
constexpr std::string_view select_shares =
    "SELECT " CHUANPIN_SHARE_COLUMNS " FROM need_fill_share WHERE fill_id = ? ORDER BY number LIMIT ?";
constexpr std::string_view page_fills =
    "SELECT " CHUANPIN_FILL_COLUMNS
    " FROM need_fill_need n STRAIGHT_JOIN need_fill f USING (fill_id) WHERE n.need_id = ? AND fill_id < ? ORDER BY fill_id DESC LIMIT ?";
constexpr std::string_view count_proposed =
    "SELECT COUNT(*) FROM need_fill_share WHERE number IN ? AND fill_id = ? AND status = 'proposed' AND quantity > 0";
constexpr std::string_view order_shares =
    "UPDATE need_fill_share SET status = 'ordered', order_id = ?, ordered_at = ? WHERE fill_id = ? AND number = ? AND status = 'proposed'";
constexpr std::string_view refuse_share =
    "UPDATE need_fill_share SET status = 'refused', refusal = ? WHERE fill_id = ? AND number = ? AND status = 'proposed'";
constexpr std::string_view settle_fill = "UPDATE need_fill SET settled_at = ?, next_fill_id = ? WHERE fill_id = ? AND settled_at IS NULL";
constexpr std::string_view select_need_of_order = "SELECT need_id FROM need_fill_share WHERE order_id = ? LIMIT 1";
constexpr std::string_view sum_cancelled = R"sql(
SELECT COALESCE(SUM(s.amount), 0) FROM need_fill_share s STRAIGHT_JOIN purchase_order o ON o.order_id = s.order_id
WHERE s.need_id = ? AND s.status = 'ordered' AND o.status = 'cancelled')sql";
constexpr std::string_view release_shares = R"sql(
UPDATE need_fill_share s STRAIGHT_JOIN purchase_order o ON o.order_id = s.order_id SET s.status = 'released'
WHERE s.need_id = ? AND s.status = 'ordered' AND o.status = 'cancelled')sql";
constexpr std::string_view sum_of_need =
    "SELECT supplier_organisation_id, SUM(amount) FROM need_fill_share WHERE need_id = ? AND status = 'ordered' GROUP BY "
    "supplier_organisation_id LIMIT 1000";

mysql::parameters row_of(domain::fill_id fill, const domain::need_share& what) {
    const auto& whose = what.whose;
    return {fill,
            what.number,
            what.need,
            domain::name_of(what.by),
            whose.offer,
            whose.offer_version,
            whose.product,
            whose.supplier,
            whose.name_zh,
            whose.origin_county_code,
            domain::name_of(whose.from),
            whose.pack,
            whose.minimum,
            whose.available,
            whose.pack_price,
            whose.unit_net_mass_g,
            what.part.quantity,
            what.part.amount,
            domain::name_of(what.part.reason),
            domain::name_of(what.status),
            what.order,
            what.refusal,
            whose.substitute,
            whose.ahead};
}

}  // namespace

std::map<domain::organisation_id, std::int64_t> mysql_fill_store::given_of(domain::need_id need) {
    std::map<domain::organisation_id, std::int64_t> sums;
    auto rows = connection_.query(sum_of_need, {need});
    while (rows.next()) sums.emplace(rows.id<domain::organisation_id>(0), rows.integer(1));
    return sums;
}

void mysql_fill_store::insert(const domain::need_fill& fresh) {
    expect_rows(
        "adding a fill",
        connection_.execute_rows(insert_fill, {{fresh.id, fresh.buyer, domain::name_of(fresh.terms.by), fresh.terms.campaign,
                                                fresh.terms.budget, fresh.proposed_by, fresh.proposed_at, fresh.settled_at, fresh.next}}),
        1);
    std::vector<mysql::parameters> needs;
    for (const auto& need : fresh.needs) needs.push_back({need, fresh.id});
    expect_rows("adding the needs of a fill", connection_.execute_rows(insert_needs, needs), needs.size());
    std::vector<mysql::parameters> shares;
    for (const auto& each : fresh.shares) shares.push_back(row_of(fresh.id, each));
    if (!shares.empty()) expect_rows("adding shares of a fill", connection_.execute_rows(insert_shares, shares), shares.size());
}

std::optional<domain::need_fill> mysql_fill_store::find(domain::fill_id id) {
    auto rows = connection_.query(select_fill, {id});
    if (!rows.next()) return std::nullopt;
    auto found = read_fill(rows);
    auto needs = connection_.query(select_needs, {id, std::uint64_t{domain::needs_of_fill_max}});
    while (needs.next()) found.needs.push_back(needs.id<domain::need_id>(0));
    auto shares = connection_.query(select_shares, {id, std::uint64_t{domain::shares_of_fill_max}});
    while (shares.next()) found.shares.push_back(read_share(shares));
    return found;
}

std::vector<domain::need_fill> mysql_fill_store::page(domain::need_id need, std::optional<domain::fill_id> before, std::size_t limit) {
    std::vector<domain::need_fill> fills;
    auto rows = connection_.query(page_fills, {need, before.value_or(beyond_every<domain::fill_id>()), std::uint64_t{limit}});
    while (rows.next()) fills.push_back(read_fill(rows));
    return fills;
}

bool mysql_fill_store::all_proposed(domain::fill_id fill, std::span<const int> numbers) {
    std::vector<mysql::parameters> wanted;
    for (const auto number : numbers) wanted.push_back({number});
    auto rows = connection_.query_rows(count_proposed, wanted, {fill});
    return rows.next() && rows.integer(0) == static_cast<std::int64_t>(numbers.size());
}

void mysql_fill_store::save_ordered(const app::ordered_shares& what) {
    for (const auto number : what.numbers)
        expect_rows("ordering a share", connection_.execute(order_shares, {what.order, what.at, what.fill, number}), 1);
}

void mysql_fill_store::settle(const domain::need_fill& what) {
    expect_rows("settling a fill", connection_.execute(settle_fill, {what.settled_at, what.next, what.id}), 1);
    for (const auto& each : what.shares)
        if (each.status == domain::share_status::refused)
            expect_rows("refusing a share", connection_.execute(refuse_share, {each.refusal, what.id, each.number}), 1);
}

std::optional<domain::need_id> mysql_fill_store::need_of(domain::order_id order) {
    auto rows = connection_.query(select_need_of_order, {order});
    if (!rows.next()) return std::nullopt;
    return rows.id<domain::need_id>(0);
}

std::int64_t mysql_fill_store::release_cancelled(domain::need_id need) {
    auto rows = connection_.query(sum_cancelled, {need});
    const auto amount = rows.next() ? rows.integer(0) : 0;
    if (amount > 0) connection_.execute(release_shares, {need});
    return amount;
}

}  // namespace chuanpin::orders::store
