#include "orders/http/fill/views.hpp"

#include "orders/http/page_text.hpp"

namespace chuanpin::orders::http {
namespace {

void write_head(json::writer& out, const domain::need_fill& what) {
    out.member("id", base::to_wire(what.id))
        .member("status", what.settled_at ? "settled" : "proposed")
        .member("channel", domain::name_of(what.terms.by))
        .member("campaign", what.terms.campaign)
        .member("budget_id", what.terms.budget)
        .member("proposed_by", base::to_wire(what.proposed_by))
        .member("proposed_at", base::to_rfc3339(what.proposed_at))
        .member("settled_at", what.settled_at)
        .member("next_fill_id", what.next);
}

void write_share(json::writer& out, const domain::need_share& share) {
    const auto& whose = share.whose;
    const auto why = domain::explain(share.part, whose, share.by);
    out.begin_object()
        .member("number", share.number)
        .member("need_id", base::to_wire(share.need))
        .member("offer_id", base::to_wire(whose.offer))
        .member("offer_version", whose.offer_version)
        .member("product_id", base::to_wire(whose.product))
        .member("supplier_organisation_id", base::to_wire(whose.supplier))
        .member("name_zh", whose.name_zh)
        .member("substitute", whose.substitute)
        .member("ahead", whose.ahead)
        .member("origin_county_code", whose.origin_county_code)
        .member("distance", domain::name_of(whose.from))
        .member("pack", whose.pack)
        .member("minimum_quantity", whose.minimum)
        .member("available", whose.available)
        .member("pack_price_fen", whose.pack_price.value)
        .member("quantity", share.part.quantity)
        .member("amount", share.part.amount)
        .member("measure", domain::name_of(share.by))
        .member("reason", domain::name_of(share.part.reason))
        .member("explanation_zh", why.zh)
        .member("explanation_en", why.en)
        .member("status", domain::name_of(share.status))
        .member("order_id", share.order)
        .member("refusal", share.refusal)
        .end_object();
}

void write_fill(json::writer& out, const domain::need_fill& what) {
    write_head(out, what);
    out.begin_array("need_ids");
    for (const auto& each : what.needs) out.element(base::to_wire(each));
    out.end_array().begin_array("shares");
    for (const auto& each : what.shares) write_share(out, each);
    out.end_array();
}

}  // namespace

std::string encode_fill(const app::fill_view& what) {
    std::string text;
    text.reserve(600 + what.what.shares.size() * 900);
    json::writer out(text);
    out.begin_object();
    write_fill(out, what.what);
    if (what.next) {
        out.begin_object("next");
        write_fill(out, *what.next);
        out.end_object();
    }
    out.end_object();
    return text;
}

std::string encode_fills(std::span<const domain::need_fill> page, const std::string& next_cursor) {
    return encode_page(page, next_cursor, [](json::writer& out, const domain::need_fill& what) {
        out.begin_object();
        write_head(out, what);
        out.end_object();
    });
}

}  // namespace chuanpin::orders::http
