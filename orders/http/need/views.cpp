#include "orders/http/need/views.hpp"

#include <stdexcept>

#include "orders/http/page_text.hpp"

namespace chuanpin::orders::http {
namespace {

void write_products(json::writer& out, std::string_view name, const std::vector<domain::product_id>& products) {
    out.begin_array(name);
    for (const auto& each : products) out.element(base::to_wire(each));
    out.end_array();
}

void write_head(json::writer& out, const domain::purchase_need& what, base::instant now) {
    const auto& terms = what.terms;
    out.member("id", base::to_wire(what.id))
        .member("version", what.version)
        .member("status", domain::name_of(domain::status_of(what, base::business_date_of(now))))
        .member("unit_id", what.unit);
    write_kind(out, terms.kind);
    out.member("measure", domain::name_of(terms.by))
        .member("wanted", terms.wanted)
        .member("committed", what.committed)
        .member("delivery_county_code", terms.delivery.county_code)
        .member("requested_delivery_date", base::to_text(terms.requested_delivery_date))
        .member("price_per_kilogram_max_fen", terms.kilogram_price_max ? std::optional(terms.kilogram_price_max->value) : std::nullopt)
        .member("share_limit_permille", terms.share_limit_permille);
    write_permission(out, "substitutes", terms.substitutes);
    out.member("stated_by", base::to_wire(what.stated_by))
        .member("stated_at", base::to_rfc3339(what.stated_at))
        .member("withdrawn_at", what.withdrawn_at)
        .member("current_fill_id", what.current_fill);
}

}  // namespace

void write_kind(json::writer& out, const domain::goods_kind& kind) {
    out.begin_object("kind");
    switch (kind.by) {
        case domain::kind_by::category:
            out.member("category", kind.name);
            break;
        case domain::kind_by::name:
            out.member("name_zh", kind.name);
            break;
        case domain::kind_by::products:
            write_products(out, "product_ids", kind.products);
            break;
    }
    out.end_object();
}

void write_permission(json::writer& out, std::string_view name, const std::optional<domain::substitution_permission>& allowed) {
    if (!allowed) {
        out.null(name);
        return;
    }
    out.begin_object(name).member("same_category", allowed->same_category);
    write_products(out, "product_ids", allowed->products);
    out.member("weight_permille", allowed->weight_permille).end_object();
}

std::string encode_need(const domain::purchase_need& what, base::instant now) {
    std::string text;
    json::writer out(text);
    out.begin_object();
    write_head(out, what, now);
    const auto& delivery = what.terms.delivery;
    out.begin_object("delivery")
        .member("county_code", delivery.county_code)
        .member("address", delivery.address)
        .member("contact", delivery.contact)
        .end_object()
        .end_object();
    return text;
}

std::string encode_needs(std::span<const domain::purchase_need> page, const std::string& next_cursor, base::instant now) {
    return encode_page(page, next_cursor, [now](json::writer& out, const domain::purchase_need& what) {
        out.begin_object();
        write_head(out, what, now);
        out.end_object();
    });
}

std::string encode_need_totals(std::span<const domain::need_total> page, const std::string& next_cursor, domain::total_by by) {
    return encode_page(page, next_cursor, [by](json::writer& out, const domain::need_total& what) {
        const auto kind = domain::parse_kind(what.at.kind_key);
        if (!kind) throw std::logic_error("a total of no kind");
        out.begin_object().member(by == domain::total_by::week ? "week_of" : "delivery_date", base::to_text(what.at.period));
        write_kind(out, *kind);
        out.member("delivery_county_code", what.at.county_code)
            .member("measure", domain::name_of(what.at.by))
            .member("wanted", what.wanted)
            .member("needs", what.needs)
            .member("buyers", what.buyers)
            .end_object();
    });
}

}  // namespace chuanpin::orders::http
