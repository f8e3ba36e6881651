#include "orders/http/draft/views.hpp"

#include "orders/http/need/views.hpp"
#include "orders/http/page_text.hpp"
#include "platform/base/iso_week.hpp"

namespace chuanpin::orders::http {
namespace {

void write_head(json::writer& out, const domain::draft& what, base::instant now) {
    out.member("id", base::to_wire(what.id))
        .member("version", what.version)
        .member("status", domain::name_of(domain::status_of(what, now)))
        .member("supplier_organisation_id", base::to_wire(what.supplier))
        .member("unit_id", what.unit)
        .member("requested_delivery_date", base::to_text(what.requested_delivery_date))
        .member("line_count", what.line_count)
        .member("opened_by", base::to_wire(what.opened_by))
        .member("opened_at", base::to_rfc3339(what.opened_at))
        .member("expires_at", base::to_rfc3339(what.expires_at))
        .member("order_id", what.order)
        .member("submitted_at", what.submitted_at ? std::optional(base::to_rfc3339(*what.submitted_at)) : std::nullopt);
}

void write_line(json::writer& out, const domain::draft_line& line) {
    out.member("id", base::to_wire(line.id))
        .member("version", line.version)
        .member("product_id", base::to_wire(line.product))
        .member("offer_id", base::to_wire(line.asked.offer))
        .member("offer_version", line.asked.offer_version)
        .member("quantity", line.asked.quantity)
        .member("budget_id", line.asked.budget)
        .member("channel", domain::name_of(line.asked.by))
        .member("campaign", line.asked.campaign)
        .member("added_by", base::to_wire(line.added_by))
        .member("added_at", base::to_rfc3339(line.added_at));
    out.member("delivery_week", line.asked.delivery_week ? std::optional(base::week_text(*line.asked.delivery_week)) : std::nullopt);
    write_permission(out, "substitutes", line.asked.substitutes);
}

}  // namespace

std::string encode_draft(const domain::draft& what, base::instant now) {
    std::string text;
    text.reserve(600 + what.lines.size() * 420);
    json::writer out(text);
    out.begin_object();
    write_head(out, what, now);
    out.begin_object("delivery")
        .member("county_code", what.delivery.county_code)
        .member("address", what.delivery.address)
        .member("contact", what.delivery.contact)
        .end_object();
    out.begin_array("lines");
    for (const auto& line : what.lines) {
        out.begin_object();
        write_line(out, line);
        out.end_object();
    }
    out.end_array().end_object();
    return text;
}

std::string encode_drafts(std::span<const domain::draft> page, const std::string& next_cursor, base::instant now) {
    return encode_page(page, next_cursor, [now](json::writer& out, const domain::draft& what) {
        out.begin_object();
        write_head(out, what, now);
        out.end_object();
    });
}

std::string encode_draft_line(const app::line_view& what) {
    std::string text;
    json::writer out(text);
    out.begin_object();
    write_line(out, what.line);
    out.member("draft_id", base::to_wire(what.draft.id))
        .member("draft_version", what.draft.version)
        .member("line_count", what.draft.line_count)
        .end_object();
    return text;
}

}  // namespace chuanpin::orders::http
