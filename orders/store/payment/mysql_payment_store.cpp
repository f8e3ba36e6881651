#include "orders/store/payment/mysql_payment_store.hpp"

#include "orders/store/expect_rows.hpp"
#include "orders/store/optional_id.hpp"

#define CHUANPIN_PAYMENT_COLUMNS                                                                                               \
    "payment_id, order_id, buyer_organisation_id, payer_name, amount_fen, voucher_number, paid_on, recorded_by, recorded_at, " \
    "confirmed_by, "                                                                                                           \
    "confirmed_at"

namespace chuanpin::orders::store {
namespace {

constexpr std::string_view insert_payment =
    "INSERT INTO order_payment (" CHUANPIN_PAYMENT_COLUMNS ") VALUES ? ON DUPLICATE KEY UPDATE paid_on = paid_on";
constexpr std::string_view select_payment = "SELECT " CHUANPIN_PAYMENT_COLUMNS " FROM order_payment WHERE payment_id = ? AND order_id = ?";
constexpr std::string_view page_payments =
    "SELECT " CHUANPIN_PAYMENT_COLUMNS " FROM order_payment WHERE order_id = ? AND payment_id > ? ORDER BY payment_id LIMIT ?";
constexpr std::string_view update_confirmation =
    "UPDATE order_payment SET confirmed_by = ?, confirmed_at = ? WHERE payment_id = ? AND confirmed_at IS NULL";

#undef CHUANPIN_PAYMENT_COLUMNS

domain::payment read_payment(const mysql::row_set& rows) {
    return {.id = rows.id<domain::payment_id>(0),
            .order = rows.id<domain::order_id>(1),
            .buyer = rows.id<domain::organisation_id>(2),
            .payer_name = rows.text(3),
            .amount = rows.money(4),
            .voucher_number = rows.text(5),
            .paid_on = rows.date(6),
            .recorded_by = rows.id<domain::account_id>(7),
            .recorded_at = rows.instant(8),
            .confirmed_by = optional_id<domain::account_id>(rows, 9),
            .confirmed_at = rows.optional_instant(10)};
}

}  // namespace

bool mysql_payment_store::add(const domain::payment& fresh) {
    const mysql::parameters row{fresh.id,          fresh.order,          fresh.buyer,       fresh.payer_name,
                                fresh.amount,      fresh.voucher_number, fresh.paid_on,     fresh.recorded_by,
                                fresh.recorded_at, fresh.confirmed_by,   fresh.confirmed_at};
    return connection_.execute_rows(insert_payment, {row}) == 1;
}

void mysql_payment_store::save_confirmation(const domain::payment& what) {
    expect_rows("confirming a payment", connection_.execute(update_confirmation, {what.confirmed_by, what.confirmed_at, what.id}), 1);
}

std::optional<domain::payment> mysql_payment_store::find(domain::order_id order, domain::payment_id id) {
    auto rows = connection_.query(select_payment, {id, order});
    if (!rows.next()) return std::nullopt;
    return read_payment(rows);
}

std::vector<domain::payment> mysql_payment_store::page(domain::order_id order, std::optional<domain::payment_id> after, std::size_t limit) {
    std::vector<domain::payment> payments;
    auto rows = connection_.query(page_payments, {order, after.value_or(domain::payment_id{}), std::uint64_t{limit}});
    while (rows.next()) payments.push_back(read_payment(rows));
    return payments;
}

}  // namespace chuanpin::orders::store
