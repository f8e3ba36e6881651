#include "orders/http/agreement/agreement_views.hpp"

#include "orders/http/page_text.hpp"

namespace chuanpin::orders::http {
namespace {

/// `write` writes the members of one row.
template <class Rows, class Write>
std::string encode_objects(const Rows& rows, const std::string& next_cursor, Write write) {
    return encode_page(rows, next_cursor, [&](json::writer& out, const auto& each) {
        out.begin_object();
        write(out, each);
        out.end_object();
    });
}

template <class What, class Write>
std::string encode_one(const What& what, Write write) {
    std::string text;
    json::writer out(text);
    out.begin_object();
    write(out, what);
    out.end_object();
    return text;
}

void write_pairing(json::writer& out, const app::shown_pairing& what) {
    out.member("id", base::to_wire(what.what.id))
        .member("helper_organisation_id", base::to_wire(what.what.helper))
        .member("helper_unit_id", what.what.unit)
        .member("helped_kind", name_of(what.what.who.kind))
        .member("helped_code", what.what.who.code)
        .member("kind", name_of(what.version.kind))
        .member("document", what.version.document)
        .member("valid_from", base::to_text(what.version.valid_from))
        .member("valid_to", what.version.valid_to)
        .member("recorded_at", base::to_rfc3339(what.version.recorded_at))
        .member("superseded_at", what.version.superseded_at);
}

void write_window(json::writer& out, const domain::collecting_window& what, domain::window_status status) {
    out.member("id", base::to_wire(what.id))
        .member("version", what.version)
        .member("status", name_of(status))
        .member("title", what.asked.title)
        .member("helper_organisation_id", base::to_wire(what.helper))
        .member("supplier_organisation_id", base::to_wire(what.supplier))
        .member("offer_id", base::to_wire(what.asked.offer))
        .member("offer_version", what.asked.offer_version)
        .member("product_id", base::to_wire(what.product))
        .member("name_zh", what.name_zh)
        .member("unit_price_fen", what.asked.unit_price.value)
        .member("opens_at", base::to_rfc3339(what.asked.opens_at))
        .member("closes_at", base::to_rfc3339(what.asked.closes_at))
        .member("closed_at", what.closed_at)
        .member("closed_by_clock", what.closed_at && !what.closed_by)
        .member("agreement_id", what.agreement);
}

void write_sums(json::writer& out, const app::window_view& view) {
    std::int64_t quantity = 0;
    out.begin_array("sections");
    for (const auto& name : view.what.asked.sections) {
        domain::section_sum sum{.section = name};
        for (const auto& each : view.sums)
            if (each.section == name) sum = each;
        quantity += sum.quantity;
        out.begin_object()
            .member("section", sum.section)
            .member("intents", sum.intents)
            .member("persons", sum.persons)
            .member("quantity", sum.quantity)
            .member("staff_quantity", sum.staff_quantity)
            .end_object();
    }
    out.end_array().member("intended_quantity", quantity);
}

void write_intent(json::writer& out, const domain::intent& what) {
    out.member("id", base::to_wire(what.id))
        .member("version", what.version)
        .member("window_id", base::to_wire(what.window))
        .member("section", what.said.section)
        .member("paid_by", name_of(what.said.paid_by))
        .member("persons", what.said.persons)
        .member("quantity", what.said.quantity)
        .member("changed_at", base::to_rfc3339(what.changed_at))
        .member("withdrawn_at", what.withdrawn_at);
}

void write_line(json::writer& out, const domain::agreement_line& line) {
    out.begin_object()
        .member("line_number", line.number)
        .member("status", name_of(line.status))
        .member("window_id", base::to_wire(line.window))
        .member("helper_organisation_id", base::to_wire(line.helper))
        .member("supplier_organisation_id", base::to_wire(line.supplier))
        .member("offer_id", base::to_wire(line.offer))
        .member("offer_version", line.offer_version)
        .member("product_id", base::to_wire(line.product))
        .member("name_zh", line.name_zh)
        .member("unit_net_mass_g", line.unit_net_mass_g)
        .member("quantity", line.quantity)
        .member("unit_price_fen", line.unit_price.value)
        .member("amount_fen", line.amount.value)
        .member("pairing_id", line.pairing)
        .member("prepaid_recorded_fen", line.prepaid_recorded.value)
        .member("prepaid_confirmed_fen", line.prepaid_confirmed.value)
        .member("repaid_recorded_fen", line.repaid_recorded.value)
        .member("repaid_confirmed_fen", line.repaid_confirmed.value)
        .member("owed_back_fen", line.owed_back().value)
        .member("credit_due_on", line.credit_due_on)
        .member("pack_size", line.pack_size > 0 ? std::optional(line.pack_size) : std::nullopt);
    if (line.proposed)
        out.begin_object("settlement")
            .member("proposed_by", name_of(line.proposed->proposed_by))
            .member("reason", line.proposed->reason)
            .member("proposed_at", base::to_rfc3339(line.proposed->proposed_at))
            .end_object();
    else
        out.null("settlement");
    out.begin_array("sections");
    for (const auto& each : line.sections)
        out.begin_object()
            .member("section", each.name)
            .member("ordered_quantity", each.ordered)
            .member("delivered_quantity", each.delivered)
            .member("reversed_quantity", each.reversed)
            .end_object();
    out.end_array().end_object();
}

void write_head(json::writer& out, const domain::agreement& what) {
    out.member("id", base::to_wire(what.id))
        .member("version", what.version)
        .member("status", name_of(what.status))
        .member("deliver_by", base::to_text(what.deliver_by))
        .member("note", what.note)
        .member("total_fen", what.total().value)
        .member("text_sha256", what.document.sha256)
        .member("drafted_at", base::to_rfc3339(what.drafted_at))
        .member("signed_at", what.signed_at)
        .member("closed_at", what.closed_at)
        .member("cancelled_at", what.cancelled_at)
        .member("cancellation_reason", what.cancellation_reason);
}

void write_agreement(json::writer& out, const domain::agreement& what) {
    write_head(out, what);
    out.member("text", what.document.text);
    out.begin_array("signatures");
    for (const auto& each : what.signatures)
        out.begin_object()
            .member("addendum", each.document > 0 ? std::optional(each.document) : std::nullopt)
            .member("organisation_id", base::to_wire(each.of))
            .member("account_id", base::to_wire(each.by))
            .member("signed_at", base::to_rfc3339(each.at))
            .end_object();
    out.end_array().begin_array("addenda");
    for (const auto& each : what.addenda)
        out.begin_object()
            .member("number", each.number)
            .member("deliver_by", base::to_text(each.deliver_by))
            .member("note", each.note)
            .member("text", each.document.text)
            .member("text_sha256", each.document.sha256)
            .member("in_force_at", each.in_force_at)
            .end_object();
    out.end_array().begin_array("lines");
    for (const auto& each : what.lines) write_line(out, each);
    out.end_array();
}

void write_prepayment(json::writer& out, const domain::prepayment& what) {
    out.member("id", base::to_wire(what.id))
        .member("agreement_id", base::to_wire(what.agreement))
        .member("line_number", what.said.line_number)
        .member("payer_name", what.said.payer_name)
        .member("amount_fen", what.said.amount.value)
        .member("voucher_number", what.said.voucher_number)
        .member("document_sha256", what.said.document_sha256)
        .member("recorded_at", base::to_rfc3339(what.recorded_at))
        .member("confirmed_at", what.confirmed_at);
}

void write_share(json::writer& out, const app::shown_share& shown, std::int64_t pack_size) {
    const auto& what = shown.what;
    const auto texts = domain::explain(what, pack_size);
    out.member("position", shown.position)
        .member("village_code", what.who.village_code)
        .member("household", what.who.household)
        .member("poor", shown.poor)
        .member("within_pairing", shown.within_pairing)
        .member("weight", what.weight)
        .member("cap_packs", what.cap_packs)
        .member("allocated_before", what.allocated_before)
        .member("quota_numerator", what.quota_numerator)
        .member("quota_denominator", what.quota_denominator)
        .member("whole_packs", what.whole_packs)
        .member("capped", what.capped)
        .member("remainder_rank", what.remainder_rank)
        .member("extra_pack", what.extra_pack)
        .member("packs", what.packs)
        .member("quantity", what.quantity)
        .member("text_zh", texts.text_zh)
        .member("text_en", texts.text_en);
}

}  // namespace

std::string encode_pairing(const app::shown_pairing& what) { return encode_one(what, write_pairing); }
std::string encode_window(const app::window_view& view) {
    return encode_one(view, [](json::writer& out, const app::window_view& each) {
        write_window(out, each.what, each.status);
        write_sums(out, each);
    });
}
std::string encode_intent(const domain::intent& what) { return encode_one(what, write_intent); }
std::string encode_agreement(const domain::agreement& what) { return encode_one(what, write_agreement); }
std::string encode_prepayment(const domain::prepayment& what) { return encode_one(what, write_prepayment); }

std::string encode_pairings(std::span<const app::shown_pairing> page, const std::string& next_cursor) {
    return encode_objects(page, next_cursor, write_pairing);
}
std::string encode_windows(std::span<const domain::collecting_window> page, base::instant now, const std::string& next_cursor) {
    return encode_objects(page, next_cursor, [&](json::writer& out, const domain::collecting_window& what) {
        write_window(out, what, domain::status_of(what, now));
    });
}
std::string encode_intents(std::span<const domain::intent> page, const std::string& next_cursor) {
    return encode_objects(page, next_cursor, write_intent);
}
std::string encode_agreements(std::span<const domain::agreement> page, const std::string& next_cursor) {
    return encode_objects(page, next_cursor, write_head);
}
std::string encode_prepayments(std::span<const domain::prepayment> all) { return encode_objects(all, {}, write_prepayment); }
std::string encode_shares(const app::allocation_page& page, const std::string& next_cursor) {
    return encode_objects(page.shares, next_cursor,
                          [&](json::writer& out, const app::shown_share& each) { write_share(out, each, page.pack_size); });
}
std::string encode_deliveries(std::span<const app::delivery_entry> page, const std::string& next_cursor) {
    return encode_objects(page, next_cursor, [](json::writer& out, const app::delivery_entry& each) {
        out.member("id", base::to_wire(each.id))
            .member("line_number", each.line_number)
            .member("section", each.what.section)
            .member("quantity", each.what.quantity)
            .member("receiver", each.what.receiver)
            .member("delivered_at", base::to_rfc3339(each.at))
            .member("goods_from", each.from ? "warehouse" : "household")
            .member("warehouse_code", each.from ? std::optional(each.from->warehouse_code) : std::nullopt)
            .member("lot_id", each.from && each.from->lot ? std::optional(base::to_wire(*each.from->lot)) : std::nullopt);
    });
}
std::string encode_reversals(std::span<const app::reversal_entry> all) {
    return encode_objects(all, {}, [](json::writer& out, const app::reversal_entry& each) {
        out.member("line_number", each.line_number)
            .member("section", each.section)
            .member("quantity", -each.quantity)
            .member("amount_fen", -each.amount.value)
            .member("agreed_at", base::to_rfc3339(each.at));
    });
}

}  // namespace chuanpin::orders::http
