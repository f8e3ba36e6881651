#include <catch.hpp>

#include <algorithm>
#include <set>

#include "gateway/domain/notice/notice_rules.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::gateway;
using namespace std::chrono_literals;
using domain::task_state;

namespace {

const base::instant now = tests::manual_clock().now();  // 2026-03-02 09:00 in Shanghai
const auto buyer = tests::numbered<base::organisation_id>(1);
const auto supplier = tests::numbered<base::organisation_id>(2);
const auto owner = tests::numbered<base::organisation_id>(3);
const auto helper = tests::numbered<base::organisation_id>(4);
constexpr domain::reminder_rules rules{};

/// Everything that any template speaks of.
domain::noticed_event an_event(std::string type, std::string outcome = {}) {
    domain::noticed_event event{.id = tests::numbered<base::event_id>(9),
                                .type = std::move(type),
                                .outcome = std::move(outcome),
                                .about_type = "order",
                                .about_id = "ord_1",
                                .occurred_at = now,
                                .buyer = buyer,
                                .supplier = supplier,
                                .helpers = {helper},
                                .suppliers = {supplier},
                                .owner = owner,
                                .hold_ends_at = now + 72h,
                                .requested_delivery = base::business_date_of(now + 48h),
                                .payment_due = base::business_date_of(now + 240h),
                                .owed_back = base::fen{6}};
    event.figures = {
        {"order", "ord_1"},       {"total", base::fen{123'450}},  {"accepted", base::fen{100}},    {"rejected", domain::mass_g{30'500}},
        {"reason", "断货"},       {"shipment", "shp_1"},          {"amount", base::fen{5}},        {"denial", "nothing-accepted"},
        {"endpoint", "whk_1"},    {"failures", std::int64_t{10}}, {"asked", base::fen{7}},         {"offered", base::fen{6}},
        {"refund", base::fen{6}}, {"owed_back", base::fen{6}},    {"left", base::fen{9}},          {"agreement", "agr_1"},
        {"product", "苹果"},      {"number", std::int64_t{2}},    {"quotation", "quo_1"},          {"title", "询价"},
        {"own", base::fen{9}},    {"winning", base::fen{8}},      {"standing", std::int64_t{2}},   {"standing_order", "食堂"},
        {"day", "2026-03-03"},    {"contract", "spc_1"},          {"quantity", std::int64_t{300}}, {"skipped", "苹果"}};
    event.figures.push_back({"week", "2026-W10"});
    event.figures.push_back({"overcommitted", domain::mass_g{4}});
    event.figures.push_back({"waiting", std::int64_t{3}});
    event.figures.push_back({"hold_end", event.hold_ends_at});
    return event;
}

std::vector<std::string> told(const domain::noticed_event& event) {
    std::vector<std::string> found;
    for (const auto& each : domain::notices_of(event, now, rules)) {
        const auto who = each.organisation == buyer      ? "buyer"
                         : each.organisation == supplier ? "supplier"
                         : each.organisation == helper   ? "helper"
                                                         : "owner";
        found.push_back(std::string(who) + " " + each.kind + (each.state ? " task" : ""));
    }
    return found;
}

std::vector<std::string> ended(const domain::noticed_event& event) {
    std::vector<std::string> found;
    for (const auto& each : domain::closings_of(event)) found.push_back(std::string(each.kind) + " " + std::string(name_of(each.to)));
    return found;
}

domain::notice a_task(std::string kind = "confirm-order") {
    auto notice = domain::notices_of(an_event("order.placed"), now, rules).at(0);
    notice.kind = std::move(kind);
    return notice;
}

// Who hears of each event, and which tasks it ends.
struct row {
    std::string type;
    std::string outcome;
    std::vector<std::string> notices;
    std::vector<std::string> closings;
};
const std::vector<row> of_orders = {
    {"order.submitted", "", {"buyer approve-order task"}, {}},
    {"order.placed", "", {"supplier confirm-order task"}, {"approve-order done"}},
    {"order.confirmed", "", {"buyer order-confirmed", "supplier dispatch-order task"}, {"confirm-order done", "sign-contract done"}},
    {"order.contracting", "", {"buyer sign-contract task", "supplier sign-contract task"}, {"confirm-order done"}},
    {"order.dispatched", "", {"buyer accept-order task"}, {"dispatch-order done"}},
    {"order.accepted", "accepted", {"supplier order-accepted", "buyer pay-order task", "supplier pay-back task"}, {"accept-order done"}},
    {"order.accepted",
     "partly_accepted",
     {"supplier order-partly-accepted", "buyer pay-order task", "supplier pay-back task"},
     {"accept-order done"}},
    {"order.cancelled",
     "cancelled",
     {"buyer order-cancelled", "supplier order-cancelled", "supplier pay-back task"},
     {"approve-order superseded", "confirm-order superseded", "dispatch-order superseded", "sign-contract superseded"}},
    {"order.cancelled",
     "expired",
     {"buyer order-expired", "supplier order-expired", "supplier pay-back task"},
     {"approve-order expired", "confirm-order expired"}},
    {"order.cancelled",
     "unsigned",
     {"buyer contract-expired", "supplier contract-expired", "supplier pay-back task"},
     {"sign-contract expired"}},
    {"order.partly_dispatched", "", {"buyer order-partly-dispatched"}, {}},
    {"order.short_close_proposed", "supplier", {"buyer answer-short-close task"}, {}},
    {"order.short_close_proposed", "buyer", {"supplier answer-short-close task"}, {}},
    {"order.short_close_refused", "", {"buyer short-close-refused", "supplier short-close-refused"}, {"answer-short-close done"}},
    {"order.short_closed",
     "",
     {"buyer order-short-closed", "supplier order-short-closed", "buyer pay-order task", "supplier pay-back task"},
     {"dispatch-order superseded", "answer-short-close done"}},
};
const std::vector<row> of_what_follows = {
    {"delivery.acceptance_overdue", "", {"buyer acceptance-overdue", "supplier acceptance-overdue"}, {}},
    {"return.requested", "", {"supplier answer-return task"}, {}},
    {"return.agreed", "", {"buyer return-agreed"}, {"answer-return done"}},
    {"return.declined", "", {"buyer return-declined"}, {"answer-return done"}},
    {"return.withdrawn", "", {"supplier return-withdrawn"}, {"answer-return superseded"}},
    {"return.received", "", {"buyer return-received"}, {}},
    {"complaint.opened", "", {"supplier answer-complaint task"}, {}},
    {"complaint.answered", "", {"buyer complaint-answered"}, {"answer-complaint done"}},
    {"complaint.escalated", "", {"supplier complaint-escalated"}, {"answer-complaint expired"}},
    {"complaint.settled", "", {"supplier complaint-settled"}, {}},
    {"complaint.ruled", "", {"buyer complaint-ruled", "supplier complaint-ruled"}, {}},
    {"complaint.withdrawn", "", {}, {"answer-complaint superseded"}},
    {"quote.invited", "", {"supplier submit-quote task"}, {}},
    {"quote.submitted", "", {}, {"submit-quote done", "quotation-extended done"}},
    {"quote.deadline_extended", "", {"supplier quotation-extended task"}, {"submit-quote superseded"}},
    {"quote.awarded", "", {"supplier quote-awarded"}, {}},
    {"quote.not_awarded", "", {"supplier quote-not-awarded"}, {}},
    {"quote.not_needed", "", {"supplier quotation-given-up"}, {"submit-quote superseded", "quotation-extended superseded"}},
    {"quotation.requested", "", {}, {}},
    {"quotation.deadline_passed", "", {"buyer decide-quotation task"}, {}},
    {"quotation.extended", "", {}, {"decide-quotation done"}},
    {"quotation.opened", "", {}, {"decide-quotation done"}},
    {"quotation.given_up", "", {}, {"decide-quotation done"}},
    {"quotation.award_released", "", {"buyer award-released"}, {}},
    {"stock.level_changed", "", {}, {}},
    {"offer.published", "", {}, {}},
    {"shipment.created", "", {}, {}},
    {"shipment.delivered", "refrigerated", {"supplier hand-in-temperature-log task"}, {}},
    {"shipment.delivered", "ambient", {}, {}},
    {"shipment.verdict_given", "passed", {"supplier cold-chain-passed"}, {"hand-in-temperature-log done"}},
    {"shipment.verdict_given", "failed", {"supplier cold-chain-failed"}, {"hand-in-temperature-log done"}},
    {"shipment.verdict_given", "not_enough_evidence", {"supplier cold-chain-unproven"}, {"hand-in-temperature-log done"}},
    {"subsidy.assessed", "granted", {"supplier subsidy-granted"}, {}},
    {"subsidy.assessed", "denied", {"supplier subsidy-denied"}, {}},
    {"subsidy.assessed", "provisional", {}, {}},
    {"supply_contract.proposed", "", {"buyer sign-supply-contract task", "supplier sign-supply-contract task"}, {}},
    {"supply_contract.in_force",
     "",
     {"buyer supply-contract-in-force", "supplier supply-contract-in-force"},
     {"sign-supply-contract done"}},
    {"supply_contract.cancelled",
     "",
     {"buyer supply-contract-cancelled", "supplier supply-contract-cancelled"},
     {"sign-supply-contract superseded"}},
    {"supply_contract.addendum_proposed", "supplier", {"buyer sign-supply-addendum task"}, {}},
    {"supply_contract.addendum_proposed", "buyer", {"supplier sign-supply-addendum task"}, {}},
    {"supply_contract.addendum_signed",
     "buyer",
     {"buyer supply-addendum-in-force", "supplier supply-addendum-in-force"},
     {"sign-supply-addendum done"}},
    {"supply_contract.addendum_refused", "buyer", {"buyer supply-addendum-refused"}, {"sign-supply-addendum done"}},
    {"supply_contract.addendum_refused", "supplier", {"supplier supply-addendum-refused"}, {"sign-supply-addendum done"}},
    {"supply_contract.addendum_withdrawn", "supplier", {}, {"sign-supply-addendum superseded"}},
    {"standing_order.day_not_ordered", "", {"buyer standing-day-not-ordered"}, {}},
    {"standing_order.day_ordered_in_part", "", {"buyer standing-day-in-part"}, {}},
    {"forward_capacity.overcommitted", "", {"supplier forward-overcommitted"}, {}},
    {"order.goods_set_aside", "all", {"buyer goods-set-aside"}, {}},
    {"order.goods_set_aside", "part", {"buyer goods-set-aside-in-part"}, {}},
    {"order.goods_late", "", {"buyer goods-late", "supplier goods-late"}, {}},
    {"webhook_endpoint.failing", "", {"owner webhook-endpoint-failing"}, {}},
    {"webhook_endpoint.disabled", "", {"owner webhook-endpoint-disabled"}, {}},
    {"order.goods_returned", "open", {"supplier pay-back task"}, {}},
    {"order.goods_returned", "paid", {"supplier pay-back task"}, {"pay-order done"}},
    {"order.payment_recorded", "open", {}, {}},
    {"order.payment_recorded", "paid", {}, {"pay-order done"}},
    {"order.refund_granted", "paid", {"supplier pay-back task"}, {"pay-order done"}},
    {"order.payment_confirmed", "", {"supplier pay-back task"}, {}},
    {"order.refund_recorded", "open", {"buyer confirm-refund task"}, {}},
    {"order.refund_recorded", "paid_back", {"buyer confirm-refund task"}, {"pay-back done"}},
    {"order.refund_confirmed", "", {"supplier refund-confirmed"}, {"confirm-refund done"}},
};
const std::vector<row> of_agreements_and_others = {
    {"agreement.drafted", "", {"helper sign-agreement task", "supplier sign-agreement task"}, {}},
    {"agreement.changed", "", {"helper agreement-changed", "supplier agreement-changed"}, {}},
    {"agreement.signed_in_part", "", {}, {}},
    {"agreement.signed",
     "",
     {"helper agreement-signed", "supplier agreement-signed", "helper prepay-agreement task"},
     {"sign-agreement done"}},
    {"agreement.cancelled", "", {"helper agreement-cancelled", "supplier agreement-cancelled"}, {"sign-agreement superseded"}},
    {"agreement.addendum_proposed", "", {"helper sign-agreement-addendum task", "supplier sign-agreement-addendum task"}, {}},
    {"agreement.addendum_signed", "open", {}, {}},
    {"agreement.addendum_signed", "in_force", {}, {"sign-agreement-addendum done"}},
    {"agreement.prepayment_recorded", "", {"supplier confirm-prepayment task"}, {}},
    {"agreement.prepayment_confirmed", "open", {}, {}},
    {"agreement.prepayment_confirmed", "confirmed", {}, {"confirm-prepayment done"}},
    {"agreement.funded", "open", {"supplier allocate-agreement task"}, {}},
    {"agreement.funded", "confirmed", {"supplier allocate-agreement task"}, {"confirm-prepayment done"}},
    {"agreement.funded", "funded", {"supplier allocate-agreement task"}, {"confirm-prepayment done", "prepay-agreement done"}},
    {"agreement.allocated", "all", {"helper agreement-allocated", "supplier deliver-agreement task"}, {"allocate-agreement done"}},
    {"agreement.delivered", "open", {}, {}},
    {"agreement.delivered", "all", {}, {"deliver-agreement done"}},
    {"agreement.settlement_proposed", "helper", {"supplier answer-settlement task"}, {}},
    {"agreement.settlement_proposed", "supplier", {"helper answer-settlement task"}, {}},
    {"agreement.settlement_refused", "", {"helper settlement-refused", "supplier settlement-refused"}, {"answer-settlement done"}},
    {"agreement.settled", "even", {}, {"answer-settlement done"}},
    {"agreement.settled", "owed_back", {"supplier repay-agreement task"}, {"answer-settlement done"}},
    {"agreement.repayment_recorded", "open", {"helper confirm-repayment task"}, {}},
    {"agreement.repayment_recorded", "repaid", {"helper confirm-repayment task"}, {"repay-agreement done"}},
    {"agreement.repayment_confirmed", "open", {}, {}},
    {"agreement.repayment_confirmed", "confirmed", {}, {"confirm-repayment done"}},
    {"agreement.closed",
     "",
     {"helper agreement-closed", "supplier agreement-closed"},
     {"deliver-agreement done", "prepay-agreement superseded", "allocate-agreement superseded", "sign-agreement-addendum superseded"}},
    {"attribution_correction.proposed", "", {"owner answer-attribution-correction task"}, {}},
    {"attribution_correction.agreed", "", {"owner attribution-corrected"}, {"answer-attribution-correction done"}},
    {"attribution_correction.refused", "", {"owner attribution-correction-refused"}, {"answer-attribution-correction done"}},
    {"attribution_correction.withdrawn", "", {}, {"answer-attribution-correction superseded"}},
    {"notice.created", "", {}, {}},
};

}  // namespace

TEST_CASE("every event tells whom it concerns and ends the tasks that it fulfils", "[gateway][notice]") {
    std::set<std::string> seen;
    for (const auto& table : {of_orders, of_what_follows, of_agreements_and_others}) {
        for (const auto& each : table) {
            CAPTURE(each.type, each.outcome);
            CHECK(told(an_event(each.type, each.outcome)) == each.notices);
            CHECK(ended(an_event(each.type, each.outcome)) == each.closings);
            seen.insert(each.type);
        }
    }
    for (const auto& each : domain::notice_rules()) CHECK(seen.contains(std::string(each.event)));
    for (const auto& each : domain::closing_rules()) CHECK(seen.contains(std::string(each.event)));
    CHECK(domain::is_noticed("order.placed"));
    CHECK_FALSE(domain::is_noticed("stock.level_changed"));
}

TEST_CASE("every kind of the rules has its words, and every kind is used", "[gateway][notice]") {
    std::set<std::string_view> used;
    for (const auto& rule : domain::notice_rules()) {
        CAPTURE(rule.kind);
        REQUIRE(domain::find_notice_kind(rule.kind) != nullptr);
        CHECK(rule.kind.size() <= 40);
        CHECK(rule.permission.size() <= 40);
        used.insert(rule.kind);
        for (const auto& each : domain::notices_of(an_event(std::string(rule.event), std::string(rule.outcome)), now, rules)) {
            CHECK(each.text.title_zh.size() <= 100);
            CHECK(each.text.body_zh.find('{') == std::string::npos);
            CHECK(each.text.body_en.find('{') == std::string::npos);
        }
    }
    for (const auto& kind : domain::notice_kinds()) CHECK(used.contains(kind.name));
    for (const auto& closing : domain::closing_rules()) CHECK(domain::find_notice_kind(closing.kind)->is_task);
    CHECK(domain::find_notice_kind("no-such-kind") == nullptr);
}

TEST_CASE("a notice says in Chinese and English what there is to do and until when", "[gateway][notice]") {
    const auto task = a_task();
    CHECK(task.text.title_zh == "订单待确认");
    CHECK(task.text.body_zh == "订单 ord_1(金额 ¥1234.50)待确认,截止时间:2026-03-05 09:00(北京时间)。逾期未确认,订单自动取消,库存释放。");
    CHECK(task.text.body_en ==
          "Order ord_1 (¥1234.50) waits for confirmation; deadline: 2026-03-05 09:00 (UTC+8). Unconfirmed by then, it is cancelled and its "
          "stock is freed.");
    CHECK(task.permission == "orders:confirm");
    CHECK(task.about_path == "/v1/orders/ord_1");
    const auto partly = domain::notices_of(an_event("order.accepted", "partly_accepted"), now, rules).at(0);
    CHECK(partly.text.body_zh == "采购单位已部分验收订单 ord_1,验收金额 ¥1.00,拒收 30.5 千克。");
    CHECK(partly.text.body_en == "The buyer has accepted order ord_1 in part: ¥1.00; 30.5 kg were rejected.");
    CHECK_FALSE(partly.state);
    CHECK(domain::to_text(domain::mass_g{30'000}, domain::notice_language::en) == "30 kg");
    CHECK(domain::to_text(domain::mass_g{0}, domain::notice_language::en) == "0 kg");
    const domain::notice_kind broken{"broken", false, domain::at_due::nothing, "", "", "{nothing}", ""};
    CHECK_THROWS_AS(domain::render(broken, {}), std::logic_error);
}

TEST_CASE("an event that lacks a member makes a notice without a time limit, or none for whom it does not name", "[gateway][notice]") {
    auto event = an_event("order.placed");
    event.hold_ends_at.reset();
    const auto task = domain::notices_of(event, now, rules).at(0);
    CHECK_FALSE(task.due_at);
    CHECK_FALSE(task.next_step_at);
    CHECK(task.text.body_zh.find("截止时间:未设定") != std::string::npos);
    event.supplier.reset();
    CHECK(domain::notices_of(event, now, rules).empty());
}

TEST_CASE("the time limit of a dispatch is the requested day, that of an acceptance three days more", "[gateway][notice]") {
    const auto dispatch = domain::notices_of(an_event("order.confirmed"), now, rules).at(1);
    CHECK(base::to_rfc3339(*dispatch.due_at) == "2026-03-04T16:00:00.000000Z");  // the end of March 4 in Shanghai
    CHECK(base::to_rfc3339(*domain::notices_of(an_event("order.dispatched"), now, rules).at(0).due_at) == "2026-03-07T16:00:00.000000Z");
    auto late = an_event("order.dispatched");
    late.occurred_at = now + 96h;
    CHECK(base::to_rfc3339(*domain::notices_of(late, now, rules).at(0).due_at) == "2026-03-09T16:00:00.000000Z");
}

TEST_CASE("a task ends by an event; done wins over the clock, nothing else does", "[gateway][notice]") {
    const auto open = a_task();
    for (const auto to : {task_state::done, task_state::expired, task_state::superseded}) {
        const auto after = domain::close(open, to, now + 1h);
        REQUIRE(after);
        CHECK(after->state == to);
        CHECK(after->closed_at == now + 1h);
        CHECK(after->version == open.version + 1);
        CHECK_FALSE(after->next_step_at);
        CHECK(domain::close(*after, task_state::done, now + 2h).has_value() == (to == task_state::expired));
        CHECK_FALSE(domain::close(*after, task_state::superseded, now + 2h));
        CHECK_FALSE(domain::close(*after, task_state::expired, now + 2h));
    }
    CHECK_FALSE(domain::close(open, task_state::open, now));
    auto information = open;
    information.state.reset();
    CHECK_FALSE(domain::close(information, task_state::done, now));
}

TEST_CASE("the clock reminds a day and two hours before the end, each at its moment and not before", "[gateway][notice]") {
    const auto task = a_task();  // due in 72 h
    CHECK(task.next_step_at == now + 48h);
    CHECK_FALSE(domain::look_at_clock(task, now + 48h - 1us, rules));
    const auto first = domain::look_at_clock(task, now + 48h, rules);
    REQUIRE(first);
    CHECK(first->step == domain::clock_step::first_reminder);
    CHECK(first->after.next_step_at == now + 70h);
    CHECK(first->after.state == task_state::open);
    const auto last = domain::look_at_clock(first->after, now + 70h, rules);
    REQUIRE(last);
    CHECK(last->step == domain::clock_step::last_reminder);
    CHECK(last->after.next_step_at == now + 72h);
    CHECK_FALSE(domain::look_at_clock(last->after, now + 72h - 1us, rules));
    const auto end = domain::look_at_clock(last->after, now + 72h, rules);
    REQUIRE(end);
    CHECK(end->step == domain::clock_step::due);
    CHECK(end->after.state == task_state::expired);
    CHECK_FALSE(domain::look_at_clock(end->after, now + 100h, rules));
}

TEST_CASE("a payment is spoken of three days before its last day, on the day, and when it is over, each once", "[gateway][notice]") {
    auto event = an_event("order.accepted", "accepted");
    event.payment_due = base::parse_date("2026-03-12");
    const auto find = [&] {
        for (auto& each : domain::notices_of(event, now, rules))
            if (each.kind == "pay-order") return std::optional(each);
        return std::optional<domain::notice>();
    };
    auto task = find();
    REQUIRE(task);
    CHECK(base::to_rfc3339(*task->due_at) == "2026-03-12T16:00:00.000000Z");  // the end of March 12 in Shanghai
    std::vector<std::string> told;
    for (auto at = now; at < now + 24h * 20; at += 30min) {
        const auto tick = domain::look_at_clock(*task, at, rules);
        if (!tick) continue;
        told.push_back(base::to_rfc3339(at).substr(0, 16) + " " + std::string(name_of(tick->step.value())));
        task = tick->after;
    }
    CHECK(told == std::vector<std::string>{"2026-03-09T00:00 first-reminder", "2026-03-12T00:00 last-reminder", "2026-03-12T16:00 due"});
    CHECK(task->state == task_state::open);
    CHECK(task->overdue_at);
    event.payment_due.reset();
    CHECK_FALSE(find());
}

TEST_CASE("what can still be done is overdue and stays open", "[gateway][notice]") {
    const auto end = domain::look_at_clock(a_task("accept-order"), now + 72h, rules);
    REQUIRE(end);
    CHECK(end->after.state == task_state::open);
    CHECK(end->after.overdue_at == now + 72h);
    CHECK_FALSE(end->after.next_step_at);
    CHECK(domain::close(end->after, task_state::done, now + 80h));
}

TEST_CASE("reminders that were slept through are passed over", "[gateway][notice]") {
    const auto late = domain::look_at_clock(a_task(), now + 71h, rules);
    REQUIRE(late);
    CHECK(late->step == domain::clock_step::last_reminder);
    CHECK(late->after.next_step_at == now + 72h);
    CHECK(domain::first_step(now + 3h, now, rules) == now + 1h);
    CHECK(domain::first_step(now + 1h, now, rules) == now + 1h);
    CHECK(domain::first_step(now - 1h, now, rules) == now - 1h);
    CHECK_FALSE(domain::next_step(now, now, rules));
}

TEST_CASE("reminders can be other, none, or set shorter while a task is open", "[gateway][notice]") {
    constexpr domain::reminder_rules none{0h, 0h};
    CHECK(domain::next_step(now + 72h, now, none) == now + 72h);
    CHECK(domain::step_at(now + 72h, now + 72h, none) == domain::clock_step::due);
    CHECK_FALSE(domain::step_at(now + 72h, now + 72h - 1us, none));
    const auto shorter = domain::look_at_clock(a_task(), now + 48h, none);
    REQUIRE(shorter);
    CHECK_FALSE(shorter->step);
    CHECK(shorter->after.next_step_at == now + 72h);
    constexpr domain::reminder_rules swapped{2h, 24h};
    CHECK(domain::step_at(now + 72h, now + 48h, swapped) == domain::clock_step::last_reminder);
}
