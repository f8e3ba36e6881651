#include "orders/store/refund/mysql_refund_store.hpp"

#include "orders/store/expect_rows.hpp"
#include "orders/store/optional_id.hpp"

#define CHUANPIN_REFUND_COLUMNS                                                                                                  \
    "refund_id, order_id, supplier_organisation_id, payee_name, amount_fen, voucher_number, paid_on, recorded_by, recorded_at, " \
    "confirmed_by, "                                                                                                             \
    "confirmed_at"

namespace chuanpin::orders::store {
namespace {

constexpr std::string_view insert_refund =
    "INSERT INTO order_refund (" CHUANPIN_REFUND_COLUMNS ") VALUES ? ON DUPLICATE KEY UPDATE paid_on = paid_on";
constexpr std::string_view select_refund = "SELECT " CHUANPIN_REFUND_COLUMNS " FROM order_refund WHERE refund_id = ? AND order_id = ?";
constexpr std::string_view page_refunds =
    "SELECT " CHUANPIN_REFUND_COLUMNS " FROM order_refund WHERE order_id = ? AND refund_id > ? ORDER BY refund_id LIMIT ?";
constexpr std::string_view update_confirmation =
    "UPDATE order_refund SET confirmed_by = ?, confirmed_at = ? WHERE refund_id = ? AND confirmed_at IS NULL";

#undef CHUANPIN_REFUND_COLUMNS

domain::refund read_refund(const mysql::row_set& rows) {
    return {.id = rows.id<domain::refund_id>(0),
            .order = rows.id<domain::order_id>(1),
            .supplier = rows.id<domain::organisation_id>(2),
            .payee_name = rows.text(3),
            .amount = rows.money(4),
            .voucher_number = rows.text(5),
            .paid_on = rows.date(6),
            .recorded_by = rows.id<domain::account_id>(7),
            .recorded_at = rows.instant(8),
            .confirmed_by = optional_id<domain::account_id>(rows, 9),
            .confirmed_at = rows.optional_instant(10)};
}

}  // namespace

bool mysql_refund_store::add(const domain::refund& fresh) {
    const mysql::parameters row{fresh.id,          fresh.order,          fresh.supplier,    fresh.payee_name,
                                fresh.amount,      fresh.voucher_number, fresh.paid_on,     fresh.recorded_by,
                                fresh.recorded_at, fresh.confirmed_by,   fresh.confirmed_at};
    return connection_.execute_rows(insert_refund, {row}) == 1;
}

void mysql_refund_store::save_confirmation(const domain::refund& what) {
    expect_rows("confirming a refund", connection_.execute(update_confirmation, {what.confirmed_by, what.confirmed_at, what.id}), 1);
}

std::optional<domain::refund> mysql_refund_store::find(domain::order_id order, domain::refund_id id) {
    auto rows = connection_.query(select_refund, {id, order});
    if (!rows.next()) return std::nullopt;
    return read_refund(rows);
}

std::vector<domain::refund> mysql_refund_store::page(domain::order_id order, std::optional<domain::refund_id> after, std::size_t limit) {
    std::vector<domain::refund> refunds;
    auto rows = connection_.query(page_refunds, {order, after.value_or(domain::refund_id{}), std::uint64_t{limit}});
    while (rows.next()) refunds.push_back(read_refund(rows));
    return refunds;
}

}  // namespace chuanpin::orders::store
