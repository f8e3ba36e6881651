#include "orders/http/spending/views.hpp"

#include "orders/http/page_text.hpp"

namespace chuanpin::orders::http {
namespace {

void write_approval(json::writer& out, const domain::approval& what) {
    out.begin_object()
        .member("account_id", base::to_wire(what.by))
        .member("decision", what.approved ? "approve" : "refuse")
        .member("comment", what.comment.empty() ? std::nullopt : std::optional(what.comment))
        .member("decided_at", base::to_rfc3339(what.at))
        .end_object();
}

void write_rules(json::writer& out, const domain::purchasing_rules& what) {
    out.begin_object().member("unit_id", what.unit).member("version", what.version).begin_array("approvals");
    for (const auto& step : what.approvals)
        out.begin_object().member("amount_from_fen", step.amount_from.value).member("approvals", step.approvals).end_object();
    out.end_array()
        .member("budget_required", what.budget_required)
        .member("contract_from_fen", what.contract_from ? std::optional(what.contract_from->value) : std::nullopt)
        .member("quotation_from_fen", what.quotation_from ? std::optional(what.quotation_from->value) : std::nullopt)
        .member("quotes_min", what.quotes_min)
        .end_object();
}

void write_budget(json::writer& out, const domain::budget& what) {
    out.begin_object()
        .member("id", base::to_wire(what.id))
        .member("version", what.version)
        .member("unit_id", what.unit)
        .member("year", what.year)
        .member("fund", domain::name_of(what.from))
        .member("name_zh", what.name_zh)
        .member("allocated_fen", what.allocated.value)
        .member("committed_fen", what.committed.value)
        .member("consumed_fen", what.consumed.value)
        .member("available_fen", what.available().value)
        .end_object();
}

void write_commitment(json::writer& out, const app::commitment& what) {
    out.begin_object()
        .member("order_id", base::to_wire(what.order))
        .member("line_number", what.line_number)
        .member("order_status", domain::name_of(what.status))
        .member("name_zh", what.name_zh)
        .member("committed_fen", what.committed.value)
        .member("consumed_fen", what.consumed ? std::optional(what.consumed->value) : std::nullopt)
        .end_object();
}

}  // namespace

std::string encode_approvals(std::span<const domain::approval> given) { return encode_page(given, {}, write_approval); }

std::string encode_rules(const domain::purchasing_rules& what) {
    std::string text;
    json::writer out(text);
    write_rules(out, what);
    return text;
}

std::string encode_all_rules(std::span<const domain::purchasing_rules> all) { return encode_page(all, {}, write_rules); }

std::string encode_budget(const domain::budget& what) {
    std::string text;
    json::writer out(text);
    write_budget(out, what);
    return text;
}

std::string encode_budgets(std::span<const domain::budget> page, const std::string& next_cursor) {
    return encode_page(page, next_cursor, write_budget);
}

std::string encode_commitments(std::span<const app::commitment> page, const std::string& next_cursor) {
    return encode_page(page, next_cursor, write_commitment);
}

}  // namespace chuanpin::orders::http
