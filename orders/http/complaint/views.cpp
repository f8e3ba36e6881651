#include "orders/http/complaint/views.hpp"

#include <fmt/format.h>

#include "orders/http/page_text.hpp"

namespace chuanpin::orders::http {
namespace {

std::optional<std::int64_t> amount_of(const std::optional<base::fen>& amount) {
    return amount ? std::optional(amount->value) : std::nullopt;
}

void write_line(json::writer& out, const domain::complaint_line& what) {
    out.begin_object()
        .member("line_id", base::to_wire(what.line))
        .member("quantity", what.quantity)
        .member("asked_fen", what.asked.value)
        .member("offered_fen", amount_of(what.offered))
        .member("refund_fen", amount_of(what.refund))
        .end_object();
}

void write_complaint(json::writer& out, const domain::complaint& what) {
    out.begin_object()
        .member("id", base::to_wire(what.id))
        .member("version", what.version)
        .member("status", domain::name_of(what.status))
        .member("order_id", base::to_wire(what.order))
        .member("buyer_organisation_id", base::to_wire(what.buyer))
        .member("supplier_organisation_id", base::to_wire(what.supplier))
        .member("ground", domain::name_of(what.ground))
        .member("words", what.words)
        .begin_array("evidence");
    for (const auto& each : what.evidence) out.element(each);
    out.end_array()
        .member("asked_fen", what.asked.value)
        .member("opened_at", base::to_rfc3339(what.opened_at))
        .member("answer_due_at", base::to_rfc3339(what.answer_due_at))
        .member("answer", what.answer)
        .member("offered_fen", amount_of(what.offered))
        .member("answered_at", what.answered_at)
        .member("escalation", what.escalation)
        .member("escalated_at", what.escalated_at)
        .member("ruling", what.ruling)
        .member("refund_fen", amount_of(what.refund))
        .member("ended_at", what.ended_at)
        .begin_array("lines");
    for (const auto& each : what.lines) write_line(out, each);
    out.end_array().end_object();
}

// Each part with what it was reckoned from, so that whoever is scored can follow it.
void write_part(json::writer& out, std::string_view name, std::optional<int> points, int of, std::string text_zh, std::string text_en) {
    out.begin_object()
        .member("name", name)
        .member("points", points)
        .member("of", of)
        .member("text_zh", text_zh)
        .member("text_en", text_en)
        .end_object();
}

}  // namespace

std::string encode_complaint(const domain::complaint& what) {
    std::string text;
    json::writer out(text);
    write_complaint(out, what);
    return text;
}

std::string encode_complaints(std::span<const domain::complaint> page, const std::string& next_cursor) {
    return encode_page(page, next_cursor, write_complaint);
}

std::string encode_score(domain::organisation_id supplier, const domain::supplier_record& record) {
    const auto score = domain::score_of(record);
    const auto points = [&](int domain::supplier_score::* part) { return score ? std::optional((*score).*part) : std::nullopt; };
    std::string text;
    json::writer out(text);
    out.begin_object()
        .member("organisation_id", base::to_wire(supplier))
        .member("days", domain::score_days)
        .member("orders", record.orders)
        .member("score", score ? std::optional(score->total()) : std::nullopt)
        .member("ratings", record.ratings)
        .member("stars", record.stars)
        .begin_array("parts");
    write_part(out, "acceptance", points(&domain::supplier_score::acceptance), 50,
               fmt::format("订购金额 {} 分,验收金额 {} 分", record.ordered_fen, record.accepted_fen),
               fmt::format("{} fen were ordered, {} fen accepted", record.ordered_fen, record.accepted_fen));
    write_part(out, "punctuality", points(&domain::supplier_score::punctuality), 30,
               fmt::format("{} 单中 {} 单在要求送达日及以前发货", record.orders, record.on_time),
               fmt::format("{} of {} orders left by the day of delivery", record.on_time, record.orders));
    write_part(out, "complaints", points(&domain::supplier_score::complaints), 20,
               fmt::format("{} 单中 {} 单因投诉退款", record.orders, record.with_refund),
               fmt::format("{} of {} orders ended with a refund", record.with_refund, record.orders));
    out.end_array().end_object();
    return text;
}

}  // namespace chuanpin::orders::http
