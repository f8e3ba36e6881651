#include "orders/store/mysql_order_store.hpp"

#include <ranges>

#include "orders/store/beyond.hpp"
#include "orders/store/expect_rows.hpp"
#include "orders/store/lean_insert.hpp"
#include "orders/store/order_rows.hpp"
#include "orders/store/replacing/mysql_replacement_store.hpp"

// The columns of both tables, in the order of order_rows.cpp.
#define CHUANPIN_ORDER_COLUMNS                                                                                                       \
    "order_id, version, status, buyer_organisation_id, supplier_organisation_id, placed_by, total_fen, accepted_fen, "               \
    "delivery_county_code, delivery_address, delivery_contact, requested_delivery_date, placed_at, hold_expires_at, confirmed_at, "  \
    "dispatched_at, accepted_at, cancelled_at, cancellation_reason, buyer_unit_id, approvals_needed, approvals_given, approved_at, " \
    "accepted_by, accepted_by_name, rated_at, rating_stars, rating_comment, deliveries, returned_fen, short_close_by, "              \
    "short_close_reason, short_close_at, closed_at, "                                                                                \
    "contract_required, freight_fen, freight_budget_id, payment_kind, payment_days, paid_recorded_fen, paid_confirmed_fen, "         \
    "credit_used_fen, quotation_id, quotation_freight_fen, refund_granted_fen, refund_recorded_fen, refund_confirmed_fen, "          \
    "goods_awaited_since"
#define CHUANPIN_LINE_COLUMNS                                                                                                   \
    "order_id, line_number, line_id, offer_id, offer_version, product_id, name_zh, quantity, unit_net_mass_g, unit_price_fen, " \
    "amount_fen, storage_class, storage_min_mc, storage_max_mc, origin_county_code, certificate_number, accepted_quantity, "    \
    "rejected_quantity, rejection_reason, budget_id, channel, campaign, "                                                       \
    "handover_temperature_mc, rejection_outcome, rejection_photo_sha256, lots, price_per_kilogram_fen, weight_under_permille, " \
    "weight_over_permille, accepted_g, shipped_quantity, returned_quantity, refunded_fen, delivery_week, waiting_quantity, "    \
    "unmet_quantity, substitutes"

namespace chuanpin::orders::store {
namespace {

// The stock is locked before: what others held of it is committed.
constexpr std::string_view select_open_holds = R"sql(
SELECT o.buyer_organisation_id, l.product_id, CAST(SUM(l.quantity - l.waiting_quantity) AS SIGNED)
FROM purchase_order o JOIN purchase_order_line l ON l.order_id = o.order_id
WHERE o.buyer_organisation_id IN ? AND o.status IN ('submitted', 'placed') GROUP BY o.buyer_organisation_id, l.product_id)sql";
constexpr std::string_view order_columns = CHUANPIN_ORDER_COLUMNS;
constexpr std::string_view line_columns = CHUANPIN_LINE_COLUMNS;
constexpr std::string_view select_order = "SELECT " CHUANPIN_ORDER_COLUMNS " FROM purchase_order WHERE order_id = ?";
constexpr std::string_view lock_order = "SELECT " CHUANPIN_ORDER_COLUMNS " FROM purchase_order WHERE order_id = ? FOR UPDATE";
// With what they were before they were replaced.
constexpr std::string_view select_lines =
    "SELECT " CHUANPIN_LINE_COLUMNS
    ", replaced_line_id, replaced_offer_id, replaced_offer_version, replaced_product_id, replaced_name_zh, replaced_quantity, "
    "replaced_unit_net_mass_g, replaced_unit_price_fen, replaced_amount_fen, replaced_certificate_number, reason, replaced_by, replaced_at "
    "FROM purchase_order_line LEFT JOIN order_line_replacement USING (order_id, line_number) WHERE order_id = ? ORDER BY line_number";
constexpr std::size_t replacement_column = 34;
constexpr std::string_view update_order = R"sql(
UPDATE purchase_order SET version = ?, status = ?, accepted_fen = ?, hold_expires_at = ?, confirmed_at = ?, dispatched_at = ?,
                          accepted_at = ?, accepted_by = ?, accepted_by_name = ?, cancelled_at = ?, cancellation_reason = ?, approvals_given = ?, approved_at = ?, rated_at = ?,
                          rating_stars = ?, rating_comment = ?, deliveries = ?, returned_fen = ?, short_close_by = ?,
                          short_close_reason = ?, short_close_at = ?, closed_at = ?, requested_delivery_date = ?, freight_fen = ?,
                          freight_budget_id = ?, paid_recorded_fen = ?, paid_confirmed_fen = ?, credit_used_fen = ?, refund_granted_fen = ?,
                          refund_recorded_fen = ?, refund_confirmed_fen = ?, goods_awaited_since = ?
WHERE order_id = ? AND version = ?)sql";
// Every line exists, so this only updates; two "touched rows" for each.
constexpr std::string_view update_lines =
    "INSERT INTO purchase_order_line (" CHUANPIN_LINE_COLUMNS
    ") VALUES ? ON DUPLICATE KEY UPDATE accepted_quantity = VALUES(accepted_quantity), "
    "rejected_quantity = VALUES(rejected_quantity), rejection_reason = VALUES(rejection_reason), "
    "handover_temperature_mc = VALUES(handover_temperature_mc), "
    "rejection_outcome = VALUES(rejection_outcome), "
    "rejection_photo_sha256 = VALUES(rejection_photo_sha256), accepted_g = VALUES(accepted_g), "
    "returned_quantity = VALUES(returned_quantity), refunded_fen = VALUES(refunded_fen), lots = VALUES(lots), "
    "waiting_quantity = VALUES(waiting_quantity), unmet_quantity = VALUES(unmet_quantity)";
constexpr std::uint64_t touched_by_update = 2;

// Each half reads its own index backwards and stops at the limit.
constexpr std::string_view page_orders =
    "(SELECT " CHUANPIN_ORDER_COLUMNS
    " FROM purchase_order WHERE buyer_organisation_id = ? AND order_id < ? AND (? IS NULL OR buyer_unit_id = ?) AND (? IS NULL OR status = "
    "?) "
    "ORDER BY order_id DESC LIMIT ?) UNION "
    "(SELECT " CHUANPIN_ORDER_COLUMNS
    " FROM purchase_order WHERE supplier_organisation_id = ? AND order_id < ? AND approved_at IS NOT NULL AND (? IS NULL OR status = ?) "
    "ORDER BY order_id DESC LIMIT ?) ORDER BY order_id DESC LIMIT ?";
constexpr std::string_view select_expired =
    "SELECT order_id FROM purchase_order WHERE status IN ('submitted', 'placed', 'contracting') AND hold_expires_at <= ? ORDER BY "
    "hold_expires_at LIMIT ?";
constexpr std::string_view select_closable = R"sql(
SELECT o.order_id FROM purchase_order o
WHERE o.status IN ('accepted', 'partly_accepted', 'short_closed') AND o.accepted_at <= ?
  AND NOT EXISTS (SELECT 1 FROM goods_return r WHERE r.order_id = o.order_id AND r.status IN ('requested', 'agreed'))
  AND NOT EXISTS (SELECT 1 FROM complaint c WHERE c.order_id = o.order_id AND c.status IN ('open', 'answered', 'escalated'))
ORDER BY o.accepted_at LIMIT ?)sql";

#undef CHUANPIN_ORDER_COLUMNS
#undef CHUANPIN_LINE_COLUMNS

// What a new order leaves at its default as a rule, or always.
constexpr spare_column<domain::order> spare_of_order[] = {
    {"accepted_fen", [](const domain::order& each) { return !each.accepted_total; }},
    {"confirmed_at", [](const domain::order& each) { return !each.confirmed_at; }},
    {"dispatched_at", [](const domain::order& each) { return !each.dispatched_at; }},
    {"accepted_at", [](const domain::order& each) { return !each.accepted_at; }},
    {"cancelled_at", [](const domain::order& each) { return !each.cancelled_at; }},
    {"cancellation_reason", [](const domain::order& each) { return !each.cancellation_reason; }},
    {"buyer_unit_id", [](const domain::order& each) { return !each.unit; }},
    {"approvals_needed", [](const domain::order& each) { return each.approvals_needed == 0; }},
    {"approvals_given", [](const domain::order& each) { return each.approvals_given == 0; }},
    {"accepted_by", [](const domain::order& each) { return !each.accepted_by; }},
    {"accepted_by_name", [](const domain::order& each) { return !each.accepted_by; }},
    {"rated_at", [](const domain::order& each) { return !each.rated; }},
    {"rating_stars", [](const domain::order& each) { return !each.rated; }},
    {"rating_comment", [](const domain::order& each) { return !each.rated; }},
    {"deliveries", [](const domain::order& each) { return each.deliveries == 0; }},
    {"returned_fen", [](const domain::order& each) { return each.returned_total == base::fen{}; }},
    {"short_close_by", [](const domain::order& each) { return !each.short_close; }},
    {"short_close_reason", [](const domain::order& each) { return !each.short_close; }},
    {"short_close_at", [](const domain::order& each) { return !each.short_close; }},
    {"closed_at", [](const domain::order& each) { return !each.closed_at; }},
    {"contract_required", [](const domain::order& each) { return !each.contract_required; }},
    {"freight_fen", [](const domain::order& each) { return !each.freight; }},
    {"freight_budget_id", [](const domain::order& each) { return !each.freight; }},
    {"paid_recorded_fen", [](const domain::order& each) { return each.paid_recorded == base::fen{}; }},
    {"paid_confirmed_fen", [](const domain::order& each) { return each.paid_confirmed == base::fen{}; }},
    {"credit_used_fen", [](const domain::order& each) { return each.credit_used == base::fen{}; }},
    {"quotation_id", [](const domain::order& each) { return !each.award; }},
    {"quotation_freight_fen", [](const domain::order& each) { return !each.award; }},
    {"refund_granted_fen", [](const domain::order& each) { return each.refund_granted == base::fen{}; }},
    {"refund_recorded_fen", [](const domain::order& each) { return each.refund_recorded == base::fen{}; }},
    {"refund_confirmed_fen", [](const domain::order& each) { return each.refund_confirmed == base::fen{}; }},
    {"goods_awaited_since", [](const domain::order& each) { return !awaited_since(each); }},
};
constexpr spare_column<domain::order_line> spare_of_line[] = {
    {"accepted_quantity", [](const domain::order_line& each) { return !each.accepted_quantity; }},
    {"rejected_quantity", [](const domain::order_line& each) { return !each.rejected_quantity; }},
    {"rejection_reason", [](const domain::order_line& each) { return !each.rejection_reason; }},
    {"budget_id", [](const domain::order_line& each) { return !each.budget; }},
    {"channel", [](const domain::order_line& each) { return each.by == domain::channel::directed_supply; }},
    {"campaign", [](const domain::order_line& each) { return !each.campaign; }},
    {"handover_temperature_mc", [](const domain::order_line& each) { return !each.handover_temperature_mc; }},
    {"rejection_outcome", [](const domain::order_line& each) { return !each.rejected_goods; }},
    {"rejection_photo_sha256", [](const domain::order_line& each) { return !each.rejection_photo_sha256; }},
    {"lots", [](const domain::order_line& each) { return each.lots.empty(); }},
    {"price_per_kilogram_fen", [](const domain::order_line& each) { return !each.by_weight; }},
    {"weight_under_permille", [](const domain::order_line& each) { return !each.by_weight; }},
    {"weight_over_permille", [](const domain::order_line& each) { return !each.by_weight; }},
    {"accepted_g", [](const domain::order_line& each) { return !each.accepted_g; }},
    {"shipped_quantity", [](const domain::order_line& each) { return each.shipped_quantity == 0; }},
    {"returned_quantity", [](const domain::order_line& each) { return each.returned_quantity == 0; }},
    {"refunded_fen", [](const domain::order_line& each) { return each.refunded == base::fen{}; }},
    {"delivery_week", [](const domain::order_line& each) { return !each.delivery_week; }},
    {"waiting_quantity", [](const domain::order_line& each) { return each.waiting_quantity == 0; }},
    {"unmet_quantity", [](const domain::order_line& each) { return each.unmet_quantity == 0; }},
    {"substitutes", [](const domain::order_line& each) { return !each.substitutes; }},
};

void insert_lines(mysql::session& connection, std::span<const domain::order> orders) {
    lean_insert into("purchase_order_line", line_columns);
    into.leave_out(spare_of_line, orders | std::views::transform(&domain::order::lines) | std::views::join);
    std::vector<mysql::parameters> rows;
    for (const auto& each : orders)
        for (std::size_t i = 0; i < each.lines.size(); ++i) rows.push_back(into.written(row_of(each, i)));
    expect_rows("inserting order lines", connection.execute_rows(into.statement(), rows), rows.size());
}

}  // namespace

void mysql_order_store::insert(std::span<const domain::order> orders) {
    lean_insert into("purchase_order", order_columns);
    into.leave_out(spare_of_order, orders);
    std::vector<mysql::parameters> rows;
    rows.reserve(orders.size());
    for (const auto& each : orders) rows.push_back(into.written(row_of(each)));
    expect_rows("inserting orders", connection_.execute_rows(into.statement(), rows), orders.size());
    insert_lines(connection_, orders);
}

std::optional<domain::order> mysql_order_store::load(std::string_view statement, domain::order_id id) {
    auto rows = connection_.query(statement, {id});
    if (!rows.next()) return std::nullopt;
    auto found = read_order(rows);
    load_lines(found);
    return found;
}

void mysql_order_store::load_lines(domain::order& into) {
    auto rows = connection_.query(select_lines, {into.id});
    while (rows.next()) {
        into.lines.push_back(read_line(rows));
        if (auto replaced = read_replacement(rows, replacement_column, into.lines.back().id))
            into.replacements.push_back(*std::move(replaced));
    }
}

std::optional<domain::order> mysql_order_store::find(domain::order_id id) { return load(select_order, id); }
std::optional<domain::order> mysql_order_store::lock(domain::order_id id) { return load(lock_order, id); }

void mysql_order_store::save(const domain::order& what) {
    const auto touched = connection_.execute(update_order, {what.version,
                                                            name_of(what.status),
                                                            what.accepted_total,
                                                            what.hold_expires_at,
                                                            what.confirmed_at,
                                                            what.dispatched_at,
                                                            what.accepted_at,
                                                            account_of(what.accepted_by),
                                                            name_of(what.accepted_by),
                                                            what.cancelled_at,
                                                            what.cancellation_reason,
                                                            what.approvals_given,
                                                            what.approved_at,
                                                            rated_at_of(what.rated),
                                                            stars_of(what.rated),
                                                            comment_of(what.rated),
                                                            what.deliveries,
                                                            what.returned_total,
                                                            party_of(what.short_close),
                                                            reason_of(what.short_close),
                                                            at_of(what.short_close),
                                                            what.closed_at,
                                                            what.requested_delivery_date,
                                                            freight_of(what),
                                                            freight_budget_of(what),
                                                            what.paid_recorded,
                                                            what.paid_confirmed,
                                                            what.credit_used,
                                                            what.refund_granted,
                                                            what.refund_recorded,
                                                            what.refund_confirmed,
                                                            awaited_since(what),
                                                            what.id,
                                                            what.version - 1});
    expect_rows("saving an order", touched, 1);
}

void mysql_order_store::save_lines(const domain::order& before, const domain::order& after) {
    std::vector<mysql::parameters> rows;
    for (std::size_t i = 0; i < after.lines.size(); ++i)
        if (after.lines[i] != before.lines[i]) rows.push_back(row_of(after, i));
    expect_rows("saving order lines", connection_.execute_rows(update_lines, rows), rows.size() * touched_by_update);
}

std::vector<domain::order> mysql_order_store::page(const base::principal& who, std::optional<domain::order_status> status,
                                                   std::optional<domain::order_id> before, std::size_t limit) {
    const auto until = before.value_or(beyond_every<domain::order_id>());
    const auto wanted = status ? mysql::parameter(name_of(*status)) : mysql::parameter(nullptr);
    const auto rows_max = std::uint64_t{limit};
    auto rows = connection_.query(page_orders, {who.organisation, until, who.unit, who.unit, wanted, wanted, rows_max, who.organisation,
                                                until, wanted, wanted, rows_max, rows_max});
    std::vector<domain::order> orders;
    while (rows.next()) orders.push_back(read_order(rows));
    return orders;
}

std::vector<app::open_hold> mysql_order_store::find_open_holds(std::span<const domain::organisation_id> buyers) {
    std::vector<mysql::parameters> wanted;
    for (const auto& id : buyers) wanted.push_back({id});
    std::vector<app::open_hold> found;
    auto rows = connection_.query_rows(select_open_holds, wanted);
    while (rows.next()) found.push_back({rows.id<domain::organisation_id>(0), rows.id<domain::product_id>(1), rows.integer(2)});
    return found;
}

std::vector<domain::order_id> mysql_order_store::find_expired(base::instant by, std::size_t limit) {
    std::vector<domain::order_id> expired;
    auto rows = connection_.query(select_expired, {by, std::uint64_t{limit}});
    while (rows.next()) expired.push_back(rows.id<domain::order_id>(0));
    return expired;
}

std::vector<domain::order_id> mysql_order_store::find_closable(base::instant by, std::size_t limit) {
    std::vector<domain::order_id> closable;
    auto rows = connection_.query(select_closable, {by, std::uint64_t{limit}});
    while (rows.next()) closable.push_back(rows.id<domain::order_id>(0));
    return closable;
}

}  // namespace chuanpin::orders::store
