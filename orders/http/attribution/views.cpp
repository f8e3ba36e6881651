#include "orders/http/attribution/views.hpp"

#include "orders/http/page_text.hpp"

namespace chuanpin::orders::http {
namespace {

void write_members(json::writer& out, const domain::attribution& what) {
    out.member("organisation_id", base::to_wire(what.organisation))
        .member("unit_id", what.unit)
        .member("channel", domain::name_of(what.by));
}

void write_attribution(json::writer& out, std::string_view name, const domain::attribution& what) {
    out.begin_object(name);
    write_members(out, what);
    out.end_object();
}

void write_members(json::writer& out, const domain::correction& what) {
    out.member("id", base::to_wire(what.id))
        .member("version", what.version)
        .member("status", name_of(what.status))
        .member("order_id", base::to_wire(what.order))
        .member("line_id", base::to_wire(what.line))
        .member("supplier_organisation_id", base::to_wire(what.supplier))
        .member("name_zh", what.name_zh);
    write_attribution(out, "from", what.from);
    write_attribution(out, "to", what.to);
    out.member("answered_by_organisation_id", base::to_wire(domain::answered_by_organisation(what)))
        .member("reason", what.reason)
        .member("proposed_by", base::to_wire(what.proposed_by))
        .member("proposed_at", base::to_rfc3339(what.proposed_at))
        .member("answered_by", what.answered_by)
        .member("words", what.words)
        .member("ended_at", what.ended_at);
}

// Taken away with a minus: the two of a pair are nothing together.
void write_entry(json::writer& out, const domain::attribution_entry& what) {
    out.begin_object();
    write_members(out, what.what);
    out.member("amount_fen", what.given ? what.amount.value : -what.amount.value)
        .member("recorded_at", base::to_rfc3339(what.at))
        .end_object();
}

}  // namespace

std::string encode_correction(const app::correction_view& what) {
    std::string text;
    json::writer out(text);
    out.begin_object();
    write_members(out, what.what);
    out.begin_array("entries");
    for (const auto& each : what.entries) write_entry(out, each);
    out.end_array().end_object();
    return text;
}

std::string encode_corrections(std::span<const domain::correction> page, const std::string& next_cursor) {
    return encode_page(page, next_cursor, [](json::writer& out, const domain::correction& what) {
        out.begin_object();
        write_members(out, what);
        out.end_object();
    });
}

std::string encode_figures(domain::organisation_id buyer, int year, std::span<const domain::purchase_figure> figures) {
    base::fen total;
    base::fen given_back;
    std::string text;
    json::writer out(text);
    out.begin_object().member("organisation_id", base::to_wire(buyer)).member("year", year).begin_array("figures");
    for (const auto& each : figures) {
        total.value += each.amount().value;
        given_back.value += each.given_back.value;
        out.begin_object()
            .member("unit_id", each.unit)
            .member("channel", domain::name_of(each.by))
            .member("ordered_fen", each.ordered.value)
            .member("corrected_in_fen", each.given.value)
            .member("corrected_out_fen", each.taken.value)
            .member("agreements_fen", each.agreed.value)
            .member("amount_fen", each.amount().value)
            .member("given_back_fen", each.given_back.value)
            .member("net_fen", each.net().value)
            .end_object();
    }
    out.end_array()
        .member("total_fen", total.value)
        .member("given_back_fen", given_back.value)
        .member("net_fen", total.value - given_back.value)
        .end_object();
    return text;
}

}  // namespace chuanpin::orders::http
