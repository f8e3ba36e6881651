#include "orders/http/standing/views.hpp"

#include "orders/http/page_text.hpp"
#include "platform/base/iso_week.hpp"

namespace chuanpin::orders::http {
namespace {

void write_head(json::writer& out, const domain::school_calendar& what) {
    out.member("id", base::to_wire(what.id)).member("version", what.version).member("unit_id", what.unit).member("name", what.name);
}

void write_ranges(json::writer& out, std::string_view name, const std::vector<domain::day_range>& ranges) {
    out.begin_array(name);
    for (const auto& each : ranges)
        out.begin_object().member("from", base::to_text(each.from)).member("to", base::to_text(each.to)).end_object();
    out.end_array();
}

void write_head(json::writer& out, const domain::standing_order& what) {
    const auto& plan = what.plan;
    out.member("id", base::to_wire(what.id))
        .member("version", what.version)
        .member("status", domain::name_of(what.status))
        .member("unit_id", what.unit)
        .member("name", plan.name)
        .member("supplier_organisation_id", base::to_wire(plan.supplier))
        .member("calendar_id", base::to_wire(plan.calendar))
        .member("lead_days", plan.lead_days)
        .member("starts_on", base::to_text(plan.starts_on))
        .member("ends_on", plan.ends_on)
        .member("mode", domain::name_of(plan.mode))
        .member("partial", plan.partial)
        .member("may_wait_for_harvest", plan.may_wait_for_harvest)
        .member("decided_through", base::to_text(what.decided_through))
        .member("ordered_by", base::to_wire(what.ordered_by))
        .member("opened_at", base::to_rfc3339(what.opened_at));
}

void write_line(json::writer& out, const domain::standing_line& line) {
    out.begin_object()
        .member("weekday", line.weekday)
        .member("offer_id", base::to_wire(line.asked.offer))
        .member("offer_version", line.asked.offer_version)
        .member("quantity", line.asked.quantity)
        .member("budget_id", line.asked.budget)
        .member("channel", domain::name_of(line.asked.by))
        .member("campaign", line.asked.campaign)
        .end_object();
}

}  // namespace

std::string encode_school_calendar(const domain::school_calendar& what) {
    std::string text;
    json::writer out(text);
    out.begin_object();
    write_head(out, what);
    write_ranges(out, "terms", what.terms);
    write_ranges(out, "free_days", what.free);
    out.begin_array("moved_days");
    for (const auto& each : what.moved)
        out.begin_object().member("day", base::to_text(each.day)).member("weekday", each.weekday).end_object();
    out.end_array().end_object();
    return text;
}

std::string encode_school_calendars(std::span<const domain::school_calendar> page, const std::string& next_cursor) {
    return encode_page(page, next_cursor, [](json::writer& out, const domain::school_calendar& what) {
        out.begin_object();
        write_head(out, what);
        out.end_object();
    });
}

std::string encode_standing_order(const domain::standing_order& what) {
    std::string text;
    json::writer out(text);
    out.begin_object();
    write_head(out, what);
    out.begin_object("delivery")
        .member("county_code", what.plan.delivery.county_code)
        .member("address", what.plan.delivery.address)
        .member("contact", what.plan.delivery.contact)
        .end_object();
    out.begin_object("payment")
        .member("kind", domain::name_of(what.plan.terms.kind))
        .member("days", what.plan.terms.kind == domain::payment_kind::credit ? std::optional(what.plan.terms.days) : std::nullopt)
        .end_object();
    out.begin_array("lines");
    for (const auto& each : what.plan.lines) write_line(out, each);
    out.end_array().end_object();
    return text;
}

std::string encode_standing_orders(std::span<const domain::standing_order> page, const std::string& next_cursor) {
    return encode_page(page, next_cursor, [](json::writer& out, const domain::standing_order& what) {
        out.begin_object();
        write_head(out, what);
        out.end_object();
    });
}

std::string encode_standing_days(std::span<const domain::standing_day> page, const std::string& next_cursor) {
    return encode_page(page, next_cursor, [](json::writer& out, const domain::standing_day& what) {
        out.begin_object()
            .member("day", base::to_text(what.day))
            .member("outcome", domain::name_of(what.outcome))
            .member("order_id", what.order)
            .member("draft_id", what.draft)
            .member("code", what.code)
            .member("detail", what.detail)
            .member("delivery_week", what.delivery_week ? std::optional(base::week_text(*what.delivery_week)) : std::nullopt)
            .member("decided_at", base::to_rfc3339(what.at))
            .begin_array("skipped");
        for (const auto& each : what.skipped)
            out.begin_object()
                .member("offer_id", base::to_wire(each.offer))
                .member("name_zh", each.name_zh)
                .member("quantity", each.quantity)
                .member("code", each.code)
                .member("detail", each.detail)
                .end_object();
        out.end_array().end_object();
    });
}

}  // namespace chuanpin::orders::http
