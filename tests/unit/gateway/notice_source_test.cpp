#include <catch.hpp>

#include "gateway/consumers/notice_source_json.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::gateway;

namespace {

journal::feed_entry an_entry(std::string type, std::string aggregate_type, std::string data) {
    journal::feed_entry entry;
    entry.id = base::to_wire(tests::numbered<base::event_id>(1));
    entry.type = std::move(type);
    entry.aggregate_type = std::move(aggregate_type);
    entry.aggregate_id = "ord_1";
    entry.occurred_at = tests::manual_clock().now();
    entry.data = std::move(data);
    return entry;
}

const std::string parties =
    R"("buyer_organisation_id":"org_00000000000000000000000001","supplier_organisation_id":"org_00000000000000000000000002",)";

domain::noticed_event an_order(std::string type, const std::string& more) {
    return consumers::to_noticed_event(
               an_entry(std::move(type), "order", "{" + parties + R"("total_fen":100,"new_member":[1])" + more + "}"))
        .value();
}

std::string outcome_of(std::string type, const std::string& data) {
    return consumers::to_noticed_event(an_entry(std::move(type), "shipment", "{" + parties + data + "}")).value().outcome;
}

}  // namespace

TEST_CASE("an order's event says who, how much and until when", "[gateway][notice]") {
    const auto placed = an_order("order.placed", R"(,"hold_expires_at":"2026-03-05T01:00:00Z","requested_delivery_date":"2026-03-04")");
    CHECK(placed.buyer == tests::numbered<base::organisation_id>(1));
    CHECK(placed.supplier == tests::numbered<base::organisation_id>(2));
    CHECK(placed.hold_ends_at == base::parse_rfc3339("2026-03-05T01:00:00Z"));
    CHECK(placed.requested_delivery == base::parse_date("2026-03-04"));
    CHECK(placed.about_type == "order");
    CHECK_FALSE(an_order("order.placed", "").hold_ends_at);  // written before events said so
}

TEST_CASE("nobody is told of an event that is kept from them", "[gateway][notice]") {
    auto entry = an_entry("order.submitted", "order", "{" + parties + R"("total_fen":100})");
    entry.visible_to = {"org_00000000000000000000000001"};
    const auto submitted = consumers::to_noticed_event(entry).value();
    CHECK(submitted.buyer == tests::numbered<base::organisation_id>(1));
    CHECK_FALSE(submitted.supplier);
    entry.visible_to.emplace_back("org_00000000000000000000000002");
    CHECK(consumers::to_noticed_event(entry).value().supplier);
}

TEST_CASE("of an order that was placed the lines are not looked into", "[gateway][notice]") {
    const auto placed =
        an_order("order.placed",
                 R"(,"status":"placed","lines":[{"name_zh":"\"}],\"total_fen\":7"},"no line"],"requested_delivery_date":"2026-12-01")");
    CHECK(placed.requested_delivery == base::parse_date("2026-12-01"));
}

TEST_CASE("a quote's event says until when, and what became of it once that is known", "[gateway][notice]") {
    const auto quote = [](std::string type, const std::string& more) {
        auto entry = an_entry(std::move(type), "quote",
                              "{" + parties + R"("quotation_id":"quo_1","title":"询价","deadline":"2026-03-05T01:00:00Z")" + more + "}");
        entry.visible_to = {"org_00000000000000000000000002"};
        return consumers::to_noticed_event(entry).value();
    };
    const auto invited = quote("quote.invited", R"(,"stands":false)");
    CHECK(invited.answer_due_at == base::parse_rfc3339("2026-03-05T01:00:00Z"));
    CHECK_FALSE(invited.buyer);
    const auto lost = quote("quote.not_awarded", R"(,"standing":2,"own":{"total_fen":910,"mass_g":1},"result":{"total_fen":900})");
    const auto told = domain::notices_of(lost, tests::manual_clock().now(), {});
    REQUIRE(told.size() == 1);
    CHECK(told[0].text.body_zh == "询价单 quo_1《询价》未由您成交。您的报价合计 ¥9.10,按每千克到货价排第 2;成交报价合计 ¥9.00。");
}

TEST_CASE("what was rejected is weighed over all lines", "[gateway][notice]") {
    const auto accepted = an_order("order.accepted", R"(,"status":"partly_accepted","accepted_fen":90,"lines":[
        {"rejected_quantity":3,"unit_net_mass_g":10000},{"rejected_quantity":1,"unit_net_mass_g":500,"line_id":"x"}])");
    CHECK(accepted.outcome == "partly_accepted");
    const auto rejected = std::ranges::find(accepted.figures, "rejected", &domain::notice_figure::name);
    REQUIRE(rejected != accepted.figures.end());
    CHECK(std::get<domain::mass_g>(rejected->value).value == 30'500);
    CHECK_THROWS_AS(an_order("order.accepted", R"(,"status":"accepted","accepted_fen":90,"lines":[
        {"rejected_quantity":9007199254740991,"unit_net_mass_g":9007199254740991}])"),
                    std::runtime_error);
}

TEST_CASE("an order that the clock cancelled is told apart from one that somebody cancelled", "[gateway][notice]") {
    CHECK(an_order("order.cancelled", R"(,"cancellation_reason":"hold-expired")").outcome == "expired");
    CHECK(an_order("order.cancelled", R"(,"cancellation_reason":"缺货")").outcome == "cancelled");
    CHECK(an_order("order.cancelled", R"(,"cancellation_reason":"contract-not-signed")").outcome == "unsigned");
    CHECK(an_order("order.cancelled", "").outcome == "cancelled");
}

TEST_CASE("what is left to pay is due on its day, and what is owed back is told", "[gateway][notice]") {
    const auto recorded = an_order("order.payment_recorded", R"(,"payment_due_on":"2026-03-12","left_to_pay_fen":40)");
    CHECK(recorded.payment_due == base::parse_date("2026-03-12"));
    CHECK(recorded.outcome == "open");
    CHECK_FALSE(recorded.owed_back);
    const auto paid = an_order("order.payment_recorded", R"(,"payment_due_on":"2026-03-12","left_to_pay_fen":0,"owed_back_fen":0)");
    CHECK_FALSE(paid.payment_due);
    CHECK(paid.outcome == "paid");
    CHECK_FALSE(paid.owed_back);
    CHECK(an_order("order.goods_returned", R"(,"owed_back_fen":7)").owed_back == base::fen{7});
    CHECK(an_order("order.refund_recorded", R"(,"owed_back_fen":7)").outcome == "open");
    CHECK(an_order("order.refund_recorded", "").outcome == "paid_back");
}

TEST_CASE("an agreement's event names all sides once, and what its lines still wait for", "[gateway][notice]") {
    const auto line = [](const std::string& helper, const std::string& status, int recorded, const std::string& more = "") {
        return R"({"helper_organisation_id":"org_0000000000000000000000000)" + helper +
               R"(","supplier_organisation_id":"org_00000000000000000000000001","status":")" + status + R"(","prepaid_recorded_fen":)" +
               std::to_string(recorded) + R"(,"prepaid_confirmed_fen":5)" + more + "}";
    };
    const auto told = [&](std::string type, const std::string& lines, const std::string& more = "") {
        return consumers::to_noticed_event(an_entry(std::move(type), "agreement",
                                                    R"({"total_fen":100,"deliver_by":"2026-04-01","lines":[)" + lines + "]" + more + "}"))
            .value();
    };
    const auto drafted =
        told("agreement.drafted", line("2", "unfunded", 0) + "," + line("3", "unfunded", 0) + "," + line("2", "unfunded", 0));
    CHECK(drafted.helpers == std::vector{tests::numbered<base::organisation_id>(2), tests::numbered<base::organisation_id>(3)});
    CHECK(drafted.suppliers == std::vector{tests::numbered<base::organisation_id>(1)});
    CHECK(drafted.requested_delivery == base::parse_date("2026-04-01"));
    CHECK(told("agreement.funded", line("2", "funded", 6)).outcome == "open");
    CHECK(told("agreement.funded", line("2", "funded", 5) + "," + line("2", "unfunded", 5)).outcome == "confirmed");
    CHECK(told("agreement.funded", line("2", "funded", 5)).outcome == "funded");
    CHECK(told("agreement.prepayment_confirmed", line("2", "funded", 5)).outcome == "confirmed");
    CHECK(told("agreement.allocated", line("2", "allocated", 5) + "," + line("2", "funded", 5)).outcome == "open");
    CHECK(told("agreement.allocated", line("2", "allocated", 5)).outcome == "all");
    CHECK(told("agreement.delivered", line("2", "delivered", 5) + "," + line("2", "settled", 5)).outcome == "all");
    CHECK(told("agreement.delivered", line("2", "delivering", 5)).outcome == "open");
    CHECK(told("agreement.settlement_proposed", line("2", "funded", 5, R"(,"settlement_proposed_by":"helper")")).outcome == "helper");
    CHECK(told("agreement.settled", line("2", "settled", 5)).outcome == "even");
    CHECK(told("agreement.settled", line("2", "settled", 5, R"(,"owed_back_fen":1)")).outcome == "owed_back");
    CHECK(told("agreement.repayment_recorded", line("2", "settled", 5, R"(,"owed_back_fen":1)")).outcome == "open");
    CHECK(told("agreement.repayment_recorded", line("2", "settled", 5, R"(,"owed_back_fen":0)")).outcome == "repaid");
    const std::string unconfirmed = R"(,"repaid_recorded_fen":2,"repaid_confirmed_fen":1)";
    CHECK(told("agreement.repayment_confirmed", line("2", "settled", 5, unconfirmed)).outcome == "open");
    CHECK(told("agreement.repayment_confirmed", line("2", "settled", 5)).outcome == "confirmed");
    CHECK(told("agreement.addendum_signed", line("2", "funded", 5), R"(,"addendum_open":true)").outcome == "open");
    CHECK(told("agreement.addendum_signed", line("2", "funded", 5), R"(,"addendum_open":false)").outcome == "in_force");
}

TEST_CASE("an addendum's event says who proposed it, and why it was proposed or refused", "[gateway][notice]") {
    const auto told = [](const std::string& addendum) {
        return consumers::to_noticed_event(
                   an_entry("supply_contract.addendum_refused", "supply_contract",
                            "{" + parties + R"("contracted_quantity":300,"cancellation_reason":null,"addendum":)" + addendum + "}"))
            .value();
    };
    const auto reason_of = [](const domain::noticed_event& event) {
        const auto found = std::ranges::find(event.figures, "reason", &domain::notice_figure::name);
        return std::get<std::string>(found->value);
    };
    const auto proposed = told(R"({"number":2,"side":"supplier","reason":"减产","text_sha256":"x","refusal_reason":null})");
    CHECK(proposed.outcome == "supplier");
    CHECK(reason_of(proposed) == "减产");
    const auto refused = told(R"({"number":2,"side":"buyer","reason":"减产","refusal_reason":"照约履行"})");
    CHECK(refused.outcome == "buyer");
    CHECK(reason_of(refused) == "照约履行");
    CHECK(told("null").outcome.empty());
}

TEST_CASE("a shipment's events say what came of it", "[gateway][notice]") {
    CHECK(outcome_of("shipment.delivered", R"("vehicle":{"plate":"川A","kind":"refrigerated"})") == "refrigerated");
    CHECK(outcome_of("shipment.verdict_given", R"("verdict":"passed")") == "passed");
    CHECK(outcome_of("subsidy.assessed", R"("status":"final","granted":true,"denial":null,"amount_fen":5)") == "granted");
    CHECK(outcome_of("subsidy.assessed", R"("status":"final","granted":false,"denial":"nothing-accepted","amount_fen":0)") == "denied");
    CHECK(outcome_of("subsidy.assessed", R"("status":"provisional","granted":true,"denial":null,"amount_fen":5)") == "provisional");
}

TEST_CASE("an endpoint's event names its organisation", "[gateway][notice]") {
    const auto event =
        consumers::to_noticed_event(an_entry("webhook_endpoint.failing", "webhook_endpoint",
                                             R"({"organisation_id":"org_00000000000000000000000001","consecutive_failures":10})"));
    CHECK(event.value().owner == tests::numbered<base::organisation_id>(1));
}

TEST_CASE("what no rule speaks of is not read, and what cannot be read is refused", "[gateway][notice]") {
    CHECK_FALSE(consumers::to_noticed_event(an_entry("stock.level_changed", "stock_level", "no JSON")));
    CHECK_THROWS_AS(consumers::to_noticed_event(an_entry("order.placed", "order", "no JSON")), std::runtime_error);
    CHECK_THROWS_AS(consumers::to_noticed_event(an_entry("order.placed", "order", "{}")), std::runtime_error);
    auto nameless = an_entry("order.placed", "order", R"({"total_fen":1})");
    CHECK(consumers::to_noticed_event(nameless));
    nameless.id = "evt_1";
    CHECK_THROWS_AS(consumers::to_noticed_event(nameless), std::runtime_error);
}

TEST_CASE("of goods that come ahead of a harvest it is told how much is still to come, and of which week", "[gateway][notice]") {
    const auto text_of = [](const std::string& type, const std::string& second) {
        const auto event = an_order(type, R"(,"status":"placed","hold_expires_at":"2026-03-26T00:00:00Z","lines":[{"quantity":9},
            {"delivery_week":"2026-W12","waiting_quantity":2},{"delivery_week":"2026-W12","waiting_quantity":)" +
                                              second + "}]");
        std::vector<std::string> bodies;
        for (const auto& each : domain::notices_of(event, tests::manual_clock().now(), {})) bodies.push_back(each.text.body_zh);
        return std::pair(event.outcome, bodies);
    };
    const auto part = text_of("order.goods_set_aside", "3");
    CHECK(part.first == "part");
    REQUIRE(part.second.size() == 1);
    CHECK(part.second[0].find("(2026-W12)已有一部分到货并为您留出,还差 5 件") != std::string::npos);
    const auto late = text_of("order.goods_late", "0");
    REQUIRE(late.second.size() == 2);
    CHECK(late.second[0].starts_with("2026-W12 已结束,订单 "));
    CHECK(late.second[0].find("仍差 2 件。订单继续等待至 2026-03-26 08:00") != std::string::npos);
    CHECK(an_order("order.goods_set_aside", R"(,"lines":[{"delivery_week":"2026-W12","waiting_quantity":0}])").outcome == "all");
    CHECK_THROWS_AS(text_of("order.goods_late", "9223372036854775807"), std::runtime_error);
}
