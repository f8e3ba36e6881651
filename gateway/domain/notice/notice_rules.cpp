#include "gateway/domain/notice/notice_rules.hpp"

#include <algorithm>
#include <set>

namespace chuanpin::gateway::domain {

namespace {

using enum recipient;
using limit = time_limit;

// clang-format off
constexpr notice_rule rules_table[] = {
    // event                      outcome                who       kind                        only for          time limit
    {"order.submitted",           "",                    buyer,    "approve-order",            "orders:approve", limit::hold_end},
    {"order.placed",              "",                    supplier, "confirm-order",            "orders:confirm", limit::hold_end},
    {"order.confirmed",           "",                    buyer,    "order-confirmed"},
    {"order.confirmed",           "",                    supplier, "dispatch-order",           "orders:ship",    limit::delivery_day},
    {"order.contracting",         "",                    buyer,    "sign-contract",            "contracts:sign", limit::hold_end},
    {"order.contracting",         "",                    supplier, "sign-contract",            "contracts:sign", limit::hold_end},
    {"order.dispatched",          "",                    buyer,    "accept-order",             "orders:accept",  limit::acceptance_time},
    {"order.accepted",            "accepted",            supplier, "order-accepted"},
    {"order.accepted",            "partly_accepted",     supplier, "order-partly-accepted"},
    {"order.cancelled",           "cancelled",           buyer,    "order-cancelled"},
    {"order.cancelled",           "cancelled",           supplier, "order-cancelled"},
    {"order.cancelled",           "expired",             buyer,    "order-expired"},
    {"order.cancelled",           "expired",             supplier, "order-expired"},
    {"order.cancelled",           "unsigned",            buyer,    "contract-expired"},
    {"order.cancelled",           "unsigned",            supplier, "contract-expired"},
    {"order.partly_dispatched",   "",                    buyer,    "order-partly-dispatched"},
    {"order.short_close_proposed", "supplier",           buyer,    "answer-short-close",       "orders:accept"},
    {"order.short_close_proposed", "buyer",              supplier, "answer-short-close",       "orders:confirm"},
    {"order.short_close_refused", "",                    buyer,    "short-close-refused"},
    {"order.short_close_refused", "",                    supplier, "short-close-refused"},
    {"order.short_closed",        "",                    buyer,    "order-short-closed"},
    {"order.short_closed",        "",                    supplier, "order-short-closed"},
    {"delivery.acceptance_overdue", "",                  buyer,    "acceptance-overdue"},
    {"delivery.acceptance_overdue", "",                  supplier, "acceptance-overdue"},
    {"return.requested",          "",                    supplier, "answer-return",            "orders:confirm"},
    {"return.agreed",             "",                    buyer,    "return-agreed"},
    {"return.declined",           "",                    buyer,    "return-declined"},
    {"return.withdrawn",          "",                    supplier, "return-withdrawn"},
    {"return.received",           "",                    buyer,    "return-received"},
    {"complaint.opened",          "",                    supplier, "answer-complaint",         "complaints:answer", limit::answer_due},
    {"complaint.answered",        "",                    buyer,    "complaint-answered",       "complaints:write"},
    {"complaint.escalated",       "",                    supplier, "complaint-escalated"},
    {"complaint.settled",         "",                    supplier, "complaint-settled"},
    {"complaint.ruled",           "",                    buyer,    "complaint-ruled"},
    {"complaint.ruled",           "",                    supplier, "complaint-ruled"},
    {"quote.invited",             "",                    supplier, "submit-quote",             "quotes:write",   limit::answer_due},
    {"quote.deadline_extended",   "",                    supplier, "quotation-extended",       "quotes:write",   limit::answer_due},
    {"quote.awarded",             "",                    supplier, "quote-awarded"},
    {"quote.not_awarded",         "",                    supplier, "quote-not-awarded"},
    {"quote.not_needed",          "",                    supplier, "quotation-given-up"},
    {"order.accepted",            "",                    buyer,    "pay-order",                "payments:write", limit::payment_day},
    {"order.short_closed",        "",                    buyer,    "pay-order",                "payments:write", limit::payment_day},
    {"order.accepted",            "",                    supplier, "pay-back",                 "payments:write", limit::none, true},
    {"order.cancelled",           "",                    supplier, "pay-back",                 "payments:write", limit::none, true},
    {"order.short_closed",        "",                    supplier, "pay-back",                 "payments:write", limit::none, true},
    {"order.goods_returned",      "",                    supplier, "pay-back",                 "payments:write", limit::none, true},
    {"order.refund_granted",      "",                    supplier, "pay-back",                 "payments:write", limit::none, true},
    {"order.payment_confirmed",   "",                    supplier, "pay-back",                 "payments:write", limit::none, true},
    {"order.refund_recorded",     "",                    buyer,    "confirm-refund",           "payments:write"},
    {"order.refund_confirmed",    "",                    supplier, "refund-confirmed"},
    {"attribution_correction.proposed", "",              owner,    "answer-attribution-correction", "attributions:correct"},
    {"attribution_correction.agreed", "",                owner,    "attribution-corrected"},
    {"attribution_correction.refused", "",               owner,    "attribution-correction-refused"},
    {"agreement.drafted",         "",                    helpers,  "sign-agreement",           "agreements:sign"},
    {"agreement.drafted",         "",                    suppliers, "sign-agreement",          "agreements:sign"},
    {"agreement.changed",         "",                    helpers,  "agreement-changed"},
    {"agreement.changed",         "",                    suppliers, "agreement-changed"},
    {"agreement.signed",          "",                    helpers,  "agreement-signed"},
    {"agreement.signed",          "",                    suppliers, "agreement-signed"},
    {"agreement.signed",          "",                    helpers,  "prepay-agreement",         "agreements:pay"},
    {"agreement.cancelled",       "",                    helpers,  "agreement-cancelled"},
    {"agreement.cancelled",       "",                    suppliers, "agreement-cancelled"},
    {"agreement.addendum_proposed", "",                  helpers,  "sign-agreement-addendum",  "agreements:sign"},
    {"agreement.addendum_proposed", "",                  suppliers, "sign-agreement-addendum", "agreements:sign"},
    {"agreement.prepayment_recorded", "",                suppliers, "confirm-prepayment",      "agreements:pay"},
    {"agreement.funded",          "",                    suppliers, "allocate-agreement",      "agreements:supply", limit::delivery_day},
    {"agreement.allocated",       "",                    helpers,  "agreement-allocated"},
    {"agreement.allocated",       "",                    suppliers, "deliver-agreement",       "agreements:supply", limit::delivery_day},
    {"agreement.settlement_proposed", "supplier",        helpers,  "answer-settlement",        "agreements:sign"},
    {"agreement.settlement_proposed", "helper",          suppliers, "answer-settlement",       "agreements:sign"},
    {"agreement.settlement_refused", "",                 helpers,  "settlement-refused"},
    {"agreement.settlement_refused", "",                 suppliers, "settlement-refused"},
    {"agreement.settled",         "owed_back",           suppliers, "repay-agreement",         "agreements:pay"},
    {"agreement.repayment_recorded", "",                 helpers,  "confirm-repayment",        "agreements:pay"},
    {"agreement.closed",          "",                    helpers,  "agreement-closed"},
    {"agreement.closed",          "",                    suppliers, "agreement-closed"},
    {"shipment.delivered",        "refrigerated",        supplier, "hand-in-temperature-log",  "shipments:write"},
    {"shipment.verdict_given",    "passed",              supplier, "cold-chain-passed"},
    {"shipment.verdict_given",    "failed",              supplier, "cold-chain-failed"},
    {"shipment.verdict_given",    "not_enough_evidence", supplier, "cold-chain-unproven"},
    // A provisional amount is nothing to act upon: the final one is told.
    {"subsidy.assessed",          "granted",             supplier, "subsidy-granted"},
    {"subsidy.assessed",          "denied",              supplier, "subsidy-denied"},
    {"supply_contract.proposed",  "",                    buyer,    "sign-supply-contract",     "contracts:sign"},
    {"supply_contract.proposed",  "",                    supplier, "sign-supply-contract",     "contracts:sign"},
    {"supply_contract.in_force",  "",                    buyer,    "supply-contract-in-force"},
    {"supply_contract.in_force",  "",                    supplier, "supply-contract-in-force"},
    {"supply_contract.cancelled", "",                    buyer,    "supply-contract-cancelled"},
    {"supply_contract.cancelled", "",                    supplier, "supply-contract-cancelled"},
    {"supply_contract.addendum_proposed", "supplier",    buyer,    "sign-supply-addendum",     "contracts:sign"},
    {"supply_contract.addendum_proposed", "buyer",       supplier, "sign-supply-addendum",     "contracts:sign"},
    {"supply_contract.addendum_signed", "",              buyer,    "supply-addendum-in-force"},
    {"supply_contract.addendum_signed", "",              supplier, "supply-addendum-in-force"},
    {"supply_contract.addendum_refused", "buyer",        buyer,    "supply-addendum-refused"},
    {"supply_contract.addendum_refused", "supplier",     supplier, "supply-addendum-refused"},
    {"standing_order.day_not_ordered", "",               buyer,    "standing-day-not-ordered", "orders:place"},
    {"standing_order.day_ordered_in_part", "",           buyer,    "standing-day-in-part",     "orders:place"},
    {"quotation.deadline_passed", "",                    buyer,    "decide-quotation",         "quotations:request"},
    {"quotation.award_released",  "",                    buyer,    "award-released",           "orders:place"},
    {"forward_capacity.overcommitted", "",               supplier, "forward-overcommitted",    "stock:write"},
    {"order.goods_set_aside",     "all",                 buyer,    "goods-set-aside"},
    {"order.goods_set_aside",     "part",                buyer,    "goods-set-aside-in-part"},
    {"order.goods_late",          "",                    buyer,    "goods-late"},
    {"order.goods_late",          "",                    supplier, "goods-late"},
    {"webhook_endpoint.failing",  "",                    owner,    "webhook-endpoint-failing",  "webhooks:write"},
    {"webhook_endpoint.disabled", "",                    owner,    "webhook-endpoint-disabled", "webhooks:write"},
};

constexpr closing_rule closings_table[] = {
    // event                   outcome      kind                       to
    {"order.placed",           "",          "approve-order",           task_state::done},
    {"order.confirmed",        "",          "confirm-order",           task_state::done},
    {"order.contracting",      "",          "confirm-order",           task_state::done},
    {"order.confirmed",        "",          "sign-contract",           task_state::done},
    {"order.dispatched",       "",          "dispatch-order",          task_state::done},
    {"order.accepted",         "",          "accept-order",            task_state::done},
    {"order.short_closed",     "",          "dispatch-order",          task_state::superseded},
    {"order.short_closed",     "",          "answer-short-close",      task_state::done},
    {"order.short_close_refused", "",       "answer-short-close",      task_state::done},
    {"return.agreed",          "",          "answer-return",           task_state::done},
    {"return.declined",        "",          "answer-return",           task_state::done},
    {"return.withdrawn",       "",          "answer-return",           task_state::superseded},
    {"order.cancelled",        "expired",   "approve-order",           task_state::expired},
    {"order.cancelled",        "cancelled", "approve-order",           task_state::superseded},
    {"order.cancelled",        "expired",   "confirm-order",           task_state::expired},
    {"order.cancelled",        "cancelled", "confirm-order",           task_state::superseded},
    {"order.cancelled",        "cancelled", "dispatch-order",          task_state::superseded},
    {"order.cancelled",        "cancelled", "sign-contract",           task_state::superseded},
    {"order.cancelled",        "unsigned",  "sign-contract",           task_state::expired},
    {"complaint.answered",     "",          "answer-complaint",        task_state::done},
    {"complaint.escalated",    "",          "answer-complaint",        task_state::expired},
    {"complaint.withdrawn",    "",          "answer-complaint",        task_state::superseded},
    {"quote.submitted",        "",          "submit-quote",            task_state::done},
    {"quote.submitted",        "",          "quotation-extended",      task_state::done},
    {"quote.deadline_extended", "",         "submit-quote",            task_state::superseded},
    {"quote.not_needed",       "",          "submit-quote",            task_state::superseded},
    {"quote.not_needed",       "",          "quotation-extended",      task_state::superseded},
    {"shipment.verdict_given", "",          "hand-in-temperature-log", task_state::done},
    {"order.payment_recorded", "paid",      "pay-order",               task_state::done},
    {"order.goods_returned",   "paid",      "pay-order",               task_state::done},
    {"order.refund_granted",   "paid",      "pay-order",               task_state::done},
    {"order.refund_recorded",  "paid_back", "pay-back",                task_state::done},
    {"order.refund_confirmed", "",          "confirm-refund",          task_state::done},
    {"agreement.signed",       "",          "sign-agreement",          task_state::done},
    {"agreement.cancelled",    "",          "sign-agreement",          task_state::superseded},
    {"agreement.addendum_signed", "in_force", "sign-agreement-addendum", task_state::done},
    {"agreement.prepayment_confirmed", "confirmed", "confirm-prepayment", task_state::done},
    {"agreement.funded",       "confirmed", "confirm-prepayment",      task_state::done},
    {"agreement.funded",       "funded",    "confirm-prepayment",      task_state::done},
    {"agreement.funded",       "funded",    "prepay-agreement",        task_state::done},
    {"agreement.allocated",    "all",       "allocate-agreement",      task_state::done},
    {"agreement.delivered",    "all",       "deliver-agreement",       task_state::done},
    {"agreement.settlement_refused", "",    "answer-settlement",       task_state::done},
    {"agreement.settled",      "",          "answer-settlement",       task_state::done},
    {"agreement.repayment_recorded", "repaid", "repay-agreement",      task_state::done},
    {"agreement.repayment_confirmed", "confirmed", "confirm-repayment", task_state::done},
    {"agreement.closed",       "",          "deliver-agreement",       task_state::done},
    {"agreement.closed",       "",          "prepay-agreement",        task_state::superseded},
    {"agreement.closed",       "",          "allocate-agreement",      task_state::superseded},
    {"agreement.closed",       "",          "sign-agreement-addendum", task_state::superseded},
    {"attribution_correction.agreed", "",    "answer-attribution-correction", task_state::done},
    {"attribution_correction.refused", "",   "answer-attribution-correction", task_state::done},
    {"attribution_correction.withdrawn", "", "answer-attribution-correction", task_state::superseded},
    {"supply_contract.in_force",  "",       "sign-supply-contract",    task_state::done},
    {"supply_contract.cancelled", "",       "sign-supply-contract",    task_state::superseded},
    {"supply_contract.addendum_signed", "",  "sign-supply-addendum",   task_state::done},
    {"supply_contract.addendum_refused", "", "sign-supply-addendum",   task_state::done},
    {"supply_contract.addendum_withdrawn", "", "sign-supply-addendum", task_state::superseded},
    {"quotation.opened",       "",          "decide-quotation",        task_state::done},
    {"quotation.extended",     "",          "decide-quotation",        task_state::done},
    {"quotation.given_up",     "",          "decide-quotation",        task_state::done},
};
// clang-format on

bool is_about_something(const notice_rule& rule, const noticed_event& event) {
    if (rule.limit == limit::payment_day && !event.payment_due) return false;
    return !rule.of_money_owed_back || event.owed_back;
}

template <class Rule>
bool applies(const Rule& rule, const noticed_event& event) {
    return rule.event == event.type && (rule.outcome.empty() || rule.outcome == event.outcome);
}

std::vector<base::organisation_id> one(const std::optional<base::organisation_id>& who) {
    return who ? std::vector{*who} : std::vector<base::organisation_id>();
}

std::vector<base::organisation_id> organisations_of(const noticed_event& event, recipient who) {
    switch (who) {
        case buyer:
            return one(event.buyer);
        case supplier:
            return one(event.supplier);
        case owner:
            return one(event.owner);
        case helpers:
            return event.helpers;
        case suppliers:
            return event.suppliers;
    }
    return {};
}

base::instant end_of_day(base::business_date day) { return base::start_of(std::chrono::sys_days(day) + std::chrono::days(1)); }

std::optional<base::instant> end_of(time_limit what, const noticed_event& event) {
    switch (what) {
        case limit::none:
            return std::nullopt;
        case limit::hold_end:
            return event.hold_ends_at;
        case limit::delivery_day:
            if (!event.requested_delivery) return std::nullopt;
            return end_of_day(*event.requested_delivery);
        case limit::answer_due:
            return event.answer_due_at;
        case limit::payment_day:
            if (!event.payment_due) return std::nullopt;
            return end_of_day(*event.payment_due);
        case limit::acceptance_time: {
            const auto day = std::max(base::business_date_of(event.occurred_at),
                                      event.requested_delivery.value_or(base::business_date_of(event.occurred_at)));
            return end_of_day(day) + std::chrono::days(acceptance_days);
        }
    }
    return std::nullopt;
}

std::string path_of(const noticed_event& event) {
    if (event.about_type == "order") return "/v1/orders/" + event.about_id;
    if (event.about_type == "delivery") return "/v1/deliveries/" + event.about_id;
    if (event.about_type == "return") return "/v1/returns/" + event.about_id;
    if (event.about_type == "complaint") return "/v1/complaints/" + event.about_id;
    if (event.about_type == "quote") return "/v1/quotations";
    if (event.about_type == "quotation") return "/v1/quotations/" + event.about_id;
    if (event.about_type == "agreement") return "/v1/agreements/" + event.about_id;
    if (event.about_type == "attribution_correction") return "/v1/attribution-corrections/" + event.about_id;
    if (event.about_type == "shipment") return "/v1/shipments/" + event.about_id;
    if (event.about_type == "supply_contract") return "/v1/supply-contracts/" + event.about_id;
    if (event.about_type == "standing_order") return "/v1/standing-orders/" + event.about_id + "/days";
    if (event.about_type == "webhook_endpoint") return "/v1/webhook-endpoints/" + event.about_id + "/deliveries";
    return {};
}

notice make(const notice_rule& rule, const noticed_event& event, base::organisation_id organisation, base::instant now,
            const reminder_rules& rules) {
    const auto* kind = find_notice_kind(rule.kind);
    notice made;
    made.organisation = organisation;
    made.permission = rule.permission;
    made.kind = rule.kind;
    made.due_at = end_of(rule.limit, event);
    auto figures = event.figures;
    figures.push_back({"due", made.due_at});
    made.text = render(*kind, figures);
    made.about_id = event.about_id;
    made.about_path = path_of(event);
    if (kind->is_task) made.state = task_state::open;
    if (kind->is_task && made.due_at) made.next_step_at = first_step(*made.due_at, now, reminders_of(*kind, rules));
    made.event = event.id;
    made.created_at = now;
    return made;
}

}  // namespace

std::span<const notice_rule> notice_rules() { return rules_table; }
std::span<const closing_rule> closing_rules() { return closings_table; }

bool is_noticed(std::string_view event_type) {
    const auto speaks_of_it = [&](const auto& rule) { return rule.event == event_type; };
    return std::ranges::any_of(rules_table, speaks_of_it) || std::ranges::any_of(closings_table, speaks_of_it);
}

std::vector<std::string> noticed_types() {
    std::set<std::string> types;
    for (const auto& rule : rules_table) types.emplace(rule.event);
    for (const auto& rule : closings_table) types.emplace(rule.event);
    return {types.begin(), types.end()};
}

std::vector<notice> notices_of(const noticed_event& event, base::instant now, const reminder_rules& rules) {
    std::vector<notice> notices;
    for (const auto& rule : rules_table) {
        if (!applies(rule, event) || !is_about_something(rule, event)) continue;
        for (const auto who : organisations_of(event, rule.who)) notices.push_back(make(rule, event, who, now, rules));
    }
    return notices;
}

std::vector<closing_rule> closings_of(const noticed_event& event) {
    std::vector<closing_rule> closings;
    for (const auto& rule : closings_table) {
        if (applies(rule, event)) closings.push_back(rule);
    }
    return closings;
}

}  // namespace chuanpin::gateway::domain
