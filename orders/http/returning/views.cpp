#include "orders/http/returning/views.hpp"

#include "orders/http/page_text.hpp"

namespace chuanpin::orders::http {
namespace {

void write_return(json::writer& out, const domain::goods_return& what) {
    out.begin_object()
        .member("id", base::to_wire(what.id))
        .member("version", what.version)
        .member("status", name_of(what.status))
        .member("order_id", base::to_wire(what.order))
        .member("buyer_organisation_id", base::to_wire(what.buyer))
        .member("supplier_organisation_id", base::to_wire(what.supplier))
        .member("reason", what.reason)
        .member("amount_fen", what.amount.value)
        .member("requested_at", base::to_rfc3339(what.requested_at))
        .member("answer", what.answer)
        .member("answered_at", what.answered_at)
        .member("ended_at", what.ended_at)
        .begin_array("lines");
    for (const auto& line : what.lines)
        out.begin_object()
            .member("line_id", base::to_wire(line.line))
            .member("quantity", line.quantity)
            .member("restocked", line.restocked)
            .member("written_off", line.written_off)
            .end_object();
    out.end_array().end_object();
}

}  // namespace

std::string encode_return(const domain::goods_return& what) {
    std::string text;
    json::writer out(text);
    write_return(out, what);
    return text;
}

std::string encode_returns(std::span<const domain::goods_return> page, const std::string& next_cursor) {
    return encode_page(page, next_cursor, write_return);
}

}  // namespace chuanpin::orders::http
