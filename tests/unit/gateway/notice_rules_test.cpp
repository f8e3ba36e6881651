#include <catch.hpp>

#include <algorithm>
#include <set>

#include "tests/unit/gateway/noticed.hpp"

using namespace chuanpin;
using namespace chuanpin::gateway;
using namespace chuanpin::tests::noticed;
using namespace std::chrono_literals;

namespace {

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
