#include "orders/http/quotation/views.hpp"

#include "orders/http/page_text.hpp"

namespace chuanpin::orders::http {
namespace {

// What a list and a single request share.
void write_head(json::writer& out, const domain::quotation& what) {
    out.member("id", base::to_wire(what.id))
        .member("version", what.version)
        .member("status", domain::name_of(what.status))
        .member("buyer_organisation_id", base::to_wire(what.buyer))
        .member("unit_id", what.unit)
        .member("title", what.asked.title)
        .member("county_code", what.asked.county_code)
        .member("deliver_on", base::to_text(what.asked.deliver_on))
        .member("deadline", base::to_rfc3339(what.asked.deadline))
        .member("quotes_min", what.quotes_min)
        .member("extensions", what.extensions)
        .member("requested_at", base::to_rfc3339(what.requested_at))
        .member("opened_at", what.opened_at)
        .member("winner_organisation_id", what.winner)
        .member("awarded_at", what.awarded_at);
}

void write_sum(json::writer& out, std::string_view name, const std::optional<domain::quote_sum>& sum) {
    if (!sum) {
        out.null(name);
        return;
    }
    out.begin_object(name)
        .member("goods_fen", sum->goods.value)
        .member("freight_fen", sum->freight.value)
        .member("total_fen", sum->total().value)
        .member("mass_g", sum->mass_g)
        .member("per_kilogram_fen", domain::per_kilogram(*sum).value)
        .end_object();
}

void write_quoted(json::writer& out, const domain::quoted_line& line, std::int64_t number) {
    out.begin_object()
        .member("line_number", number)
        .member("product_id", base::to_wire(line.product))
        .member("quantity", line.quantity)
        .member("unit_net_mass_g", line.unit_net_mass_g)
        .member("unit_price_fen", line.unit_price.value)
        .end_object();
}

void write_quote(json::writer& out, const domain::quote& what) {
    out.begin_object()
        .member("id", base::to_wire(what.id))
        .member("version", what.version)
        .member("supplier_organisation_id", base::to_wire(what.supplier))
        .member("submitted_at", what.submitted_at)
        .member("withdrawn_at", what.withdrawn_at)
        .member("standing", what.standing);
    write_sum(out, "sum", what.content ? domain::sum_of(*what.content) : std::nullopt);
    out.begin_array("lines");
    if (what.content)
        for (std::int64_t number = 0; const auto& line : what.content->lines) write_quoted(out, line, ++number);
    out.end_array().end_object();
}

void write_asked(json::writer& out, const domain::asked_line& line, std::int64_t number) {
    out.begin_object()
        .member("line_number", number)
        .member("kind_zh", line.kind_zh)
        .member("product_id", line.like)
        .member("mass_g", line.mass_g)
        .end_object();
}

}  // namespace

std::string encode_quotation(const app::quotation_view& view) {
    const auto& what = view.what;
    const bool buyer = view.side == domain::quotation_side::buyer;
    std::string text;
    json::writer out(text);
    out.begin_object();
    write_head(out, what);
    out.begin_array("lines");
    for (std::int64_t number = 0; const auto& line : what.asked.lines) write_asked(out, line, ++number);
    out.end_array().begin_array("supplier_organisation_ids");
    // A supplier does not learn who else is asked.
    if (buyer)
        for (const auto& each : what.asked.suppliers) out.element(base::to_wire(each));
    out.end_array()
        .member("requested_by", buyer ? std::optional(base::to_wire(what.requested_by)) : std::nullopt)
        .member("opened_by", buyer ? what.opened_by : std::nullopt)
        .member("awarded_by", buyer ? what.awarded_by : std::nullopt)
        .member("reason", buyer ? what.reason : std::nullopt)
        .member("order_id", buyer || (!view.quotes.empty() && view.quotes.front().supplier == what.winner) ? what.order : std::nullopt);
    write_sum(out, "result", view.result);
    out.begin_array("quotes");
    for (const auto& each : view.quotes) write_quote(out, each);
    out.end_array().end_object();
    return text;
}

std::string encode_quotations(std::span<const domain::quotation> page, const std::string& next_cursor) {
    return encode_page(page, next_cursor, [](json::writer& out, const domain::quotation& what) {
        out.begin_object();
        write_head(out, what);
        out.end_object();
    });
}

}  // namespace chuanpin::orders::http
