#include "orders/http/payment/views.hpp"

#include "orders/http/page_text.hpp"

namespace chuanpin::orders::http {
namespace {

void write_members(json::writer& out, const domain::payment& what) {
    out.member("id", base::to_wire(what.id))
        .member("order_id", base::to_wire(what.order))
        .member("payer_name", what.payer_name)
        .member("amount_fen", what.amount.value)
        .member("voucher_number", what.voucher_number)
        .member("paid_on", base::to_text(what.paid_on))
        .member("recorded_by", base::to_wire(what.recorded_by))
        .member("recorded_at", base::to_rfc3339(what.recorded_at))
        .member("confirmed_by", what.confirmed_by)
        .member("confirmed_at", what.confirmed_at);
}

void write_limit(json::writer& out, const domain::credit_limit& what) {
    out.begin_object()
        .member("id", base::to_wire(what.id))
        .member("version", what.version)
        .member("supplier_organisation_id", base::to_wire(what.supplier))
        .member("buyer_organisation_id", base::to_wire(what.buyer))
        .member("unit_id", what.unit)
        .member("limit_fen", what.limit.value)
        .member("used_fen", what.used.value)
        .end_object();
}

}  // namespace

std::string encode_payment(const app::payment_view& what) {
    std::string text;
    json::writer out(text);
    out.begin_object();
    write_members(out, what.payment);
    out.member("order_version", what.order.version)
        .member("owed_fen", domain::owed_amount(what.order).value)
        .member("paid_recorded_fen", what.order.paid_recorded.value)
        .member("paid_confirmed_fen", what.order.paid_confirmed.value)
        .end_object();
    return text;
}

std::string encode_payments(std::span<const domain::payment> page, const std::string& next_cursor) {
    return encode_page(page, next_cursor, [](json::writer& out, const domain::payment& what) {
        out.begin_object();
        write_members(out, what);
        out.end_object();
    });
}

std::string encode_credit_limit(const domain::credit_limit& what) {
    std::string text;
    json::writer out(text);
    write_limit(out, what);
    return text;
}

std::string encode_credit_limits(std::span<const domain::credit_limit> page, const std::string& next_cursor) {
    return encode_page(page, next_cursor, write_limit);
}

}  // namespace chuanpin::orders::http
