#include "orders/http/refund/views.hpp"

#include "orders/http/page_text.hpp"

namespace chuanpin::orders::http {
namespace {

void write_members(json::writer& out, const domain::refund& what) {
    out.member("id", base::to_wire(what.id))
        .member("order_id", base::to_wire(what.order))
        .member("payee_name", what.payee_name)
        .member("amount_fen", what.amount.value)
        .member("voucher_number", what.voucher_number)
        .member("paid_on", base::to_text(what.paid_on))
        .member("recorded_by", base::to_wire(what.recorded_by))
        .member("recorded_at", base::to_rfc3339(what.recorded_at))
        .member("confirmed_by", what.confirmed_by)
        .member("confirmed_at", what.confirmed_at);
}

}  // namespace

std::string encode_refund(const app::refund_view& what) {
    std::string text;
    json::writer out(text);
    out.begin_object();
    write_members(out, what.refund);
    out.member("order_version", what.order.version)
        .member("owed_back_fen", domain::owed_back(what.order).value)
        .member("refund_recorded_fen", what.order.refund_recorded.value)
        .member("refund_confirmed_fen", what.order.refund_confirmed.value)
        .end_object();
    return text;
}

std::string encode_refunds(std::span<const domain::refund> page, const std::string& next_cursor) {
    return encode_page(page, next_cursor, [](json::writer& out, const domain::refund& what) {
        out.begin_object();
        write_members(out, what);
        out.end_object();
    });
}

}  // namespace chuanpin::orders::http
