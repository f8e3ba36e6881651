#include "orders/http/supply/views.hpp"

#include "orders/http/page_text.hpp"

namespace chuanpin::orders::http {
namespace {

void write_head(json::writer& out, const domain::supply_contract& what, base::business_date today) {
    const auto& terms = what.terms;
    out.member("id", base::to_wire(what.id))
        .member("version", what.version)
        .member("status", domain::name_of(domain::status_of(what, today)))
        .member("kind", domain::name_of(terms.kind))
        .member("buyer_organisation_id", base::to_wire(what.buyer))
        .member("unit_id", what.unit)
        .member("supplier_organisation_id", base::to_wire(what.supplier))
        .member("product_id", base::to_wire(terms.product))
        .member("goods", terms.goods)
        .member("floor_price_fen", terms.floor_price.value)
        .member("pricing", domain::name_of(terms.pricing))
        .member("unit_price_fen", terms.unit_price ? std::optional(terms.unit_price->value) : std::nullopt)
        .member("starts_on", base::to_text(terms.starts_on))
        .member("ends_on", base::to_text(domain::last_day_of(what)))
        .member("ended_early", what.agreed_end.has_value())
        .member("step", domain::name_of(terms.step))
        .member("periods_count", terms.periods)
        .member("quantity_per_period", terms.quantity_per_period)
        .member("text_sha256", what.document.sha256)
        .member("proposed_by", base::to_wire(what.proposed_by))
        .member("proposed_at", base::to_rfc3339(what.proposed_at))
        .member("in_force_at", what.in_force_at)
        .member("cancelled_at", what.cancelled ? std::optional(base::to_rfc3339(what.cancelled->at)) : std::nullopt)
        .member("cancelled_by", what.cancelled ? std::optional(domain::name_of(what.cancelled->by)) : std::nullopt)
        .member("cancellation_reason", what.cancelled ? std::optional(what.cancelled->reason) : std::nullopt);
}

void write_sums(json::writer& out, const domain::supply_sums& sums) {
    out.member("contracted_quantity", sums.contracted)
        .member("called_off_quantity", sums.called_off)
        .member("not_supplied_quantity", sums.not_supplied)
        .member("lapsed_quantity", sums.lapsed)
        .member("released_quantity", sums.released)
        .member("shortfall_quantity", sums.shortfall)
        .member("shortfall_fen", sums.shortfall_amount.value);
}

void write_period(json::writer& out, const domain::supply_contract& of, const domain::supply_period& what) {
    out.begin_object()
        .member("number", what.number)
        .member("from", base::to_text(what.from))
        .member("to", base::to_text(what.to))
        .member("quantity", what.quantity)
        .member("called_off_quantity", what.called_off)
        .member("not_supplied_quantity", what.not_supplied)
        .member("left_quantity", domain::left_of(of, what))
        .end_object();
}

void write_signature(json::writer& out, const domain::supply_signature& what) {
    out.begin_object()
        .member("side", domain::name_of(what.side))
        .member("account_id", base::to_wire(what.by.account))
        .member("account_name", what.by.name)
        .member("text_sha256", what.sha256)
        .member("signed_at", base::to_rfc3339(what.at))
        .end_object();
}

void write_changes(json::writer& out, const domain::supply_changes& what) {
    out.member("ends_on", what.ends_on ? std::optional(base::to_text(*what.ends_on)) : std::nullopt)
        .member("price_from", what.price ? std::optional(base::to_text(what.price->from)) : std::nullopt)
        .member("unit_price_fen", what.price ? std::optional(what.price->unit_price.value) : std::nullopt)
        .begin_array("quantities");
    for (const auto& each : what.quantities)
        out.begin_object().member("period", each.period).member("quantity", each.quantity).end_object();
    out.end_array();
}

void write_addendum(json::writer& out, const domain::supply_addendum& what) {
    const auto& said = what.answer;
    out.begin_object().member("number", what.number).member("status", said ? domain::name_of(said->outcome) : "open");
    write_changes(out, what.changes);
    out.member("reason", what.reason)
        .member("text", what.document.text)
        .member("text_sha256", what.document.sha256)
        .member("proposed_side", domain::name_of(what.side))
        .member("proposed_by", base::to_wire(what.proposed_by.account))
        .member("proposed_by_name", what.proposed_by.name)
        .member("proposed_at", base::to_rfc3339(what.proposed_at))
        .member("answered_by", said ? std::optional(base::to_wire(said->by.account)) : std::nullopt)
        .member("answered_by_name", said ? std::optional(said->by.name) : std::nullopt)
        .member("answered_at", said ? std::optional(base::to_rfc3339(said->at)) : std::nullopt)
        .member("refusal_reason", said && !said->words.empty() ? std::optional(said->words) : std::nullopt)
        .end_object();
}

}  // namespace

std::string encode_supply_contract(const domain::supply_contract& what, base::business_date today) {
    std::string text;
    json::writer out(text);
    out.begin_object();
    write_head(out, what, today);
    write_sums(out, domain::sums_of(what, today));
    const auto agreed = domain::agreed_price(what, today);
    out.member("agreed_price_fen", agreed ? std::optional(agreed->value) : std::nullopt);
    out.member("note", what.terms.note).member("text", what.document.text).begin_array("signatures");
    for (const auto& each : what.signatures) write_signature(out, each);
    out.end_array().begin_array("periods");
    for (const auto& each : what.periods) write_period(out, what, each);
    out.end_array().begin_array("addenda");
    for (const auto& each : what.addenda) write_addendum(out, each);
    out.end_array().end_object();
    return text;
}

std::string encode_supply_contracts(std::span<const domain::supply_contract> page, const std::string& next_cursor,
                                    base::business_date today) {
    return encode_page(page, next_cursor, [today](json::writer& out, const domain::supply_contract& what) {
        out.begin_object();
        write_head(out, what, today);
        out.end_object();
    });
}

std::string encode_call_offs(std::span<const app::call_off> page, const std::string& next_cursor) {
    return encode_page(page, next_cursor, [](json::writer& out, const app::call_off& what) {
        out.begin_object()
            .member("order_id", base::to_wire(what.order))
            .member("period", what.period.number)
            .member("quantity", what.quantity)
            .member("unit_price_fen", what.unit_price.value)
            .member("called_at", base::to_rfc3339(what.at))
            .member("given_back_at", what.given_back_at)
            .member("not_supplied", what.not_supplied)
            .end_object();
    });
}

}  // namespace chuanpin::orders::http
