// The union that buys 2,189 gift boxes of 218 yuan over villages and households, from the pairing to the last box.
#include <map>
#include <numeric>

#include "tests/integration/orders/broken_invariants.hpp"
#include "tests/integration/orders/gift_boxes.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using nlohmann::json;

namespace {

const auto helper = gift_boxes::union_of(101);
const auto supplier = gift_boxes::village_cooperative();

// What largest remainders give where no cap binds, computed apart from the program: weights to quantities.
std::vector<std::int64_t> by_largest_remainder(std::int64_t quantity, const std::vector<std::int64_t>& weights) {
    const auto sum = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
    std::vector<std::int64_t> given;
    std::vector<std::pair<std::int64_t, std::size_t>> fractions;
    auto left = quantity;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        given.push_back(quantity * weights[i] / sum);
        left -= given.back();
        fractions.emplace_back(-(quantity * weights[i] % sum), i);
    }
    std::sort(fractions.begin(), fractions.end());
    for (std::int64_t i = 0; i < left; ++i) ++given[fractions[static_cast<std::size_t>(i)].second];
    return given;
}

void check_shares(gift_boxes& story, const json& agreement, const json& capacities, std::int64_t quantity) {
    std::map<std::string, std::int64_t> available;
    for (const auto& each : capacities)
        available[each["village_code"].get<std::string>() + each["household"].get<std::string>()] = each["available_quantity"];
    std::vector<std::int64_t> weights;
    for (const auto& [key, weight] : available) weights.push_back(weight);
    const auto expected = by_largest_remainder(quantity, weights);
    std::size_t at = 0;
    std::int64_t sum = 0;
    std::string next = gift_boxes::path("/v1/agreements/", agreement, "/allocations?line_number=1&limit=100");
    while (!next.empty()) {
        const auto answer = story.market.get(next, supplier);
        REQUIRE(answer.status == 200);
        for (const auto& share : json_of(answer)["data"]) {
            CHECK(share["quantity"] == expected.at(at++));
            CHECK(share["quantity"].get<std::int64_t>() <= share["weight"].get<std::int64_t>());
            CHECK(share["within_pairing"] == (share["village_code"] == "513423100201"));
            CHECK(share["text_zh"].get<std::string>().starts_with("权重"));
            sum += share["quantity"].get<std::int64_t>();
        }
        const std::string link(answer.headers.find("Link"));
        next = link.empty() ? "" : link.substr(1, link.find('>') - 1);
    }
    CHECK(at == available.size());
    CHECK(sum == quantity);
}

// Three sections say what they would take; one is staff who pay themselves.
json collect(gift_boxes& story, const shown_offer& boxes) {
    auto& market = story.market;
    const auto window = story.open_window(helper, boxes, {"机械学院", "土木学院", "机关"});
    story.add(helper, window, "机械学院", 1'000);
    story.add(helper, window, "土木学院", 889);
    auto staff = gift_boxes::wants("机关", 300);
    staff["paid_by"] = "staff";
    const auto intents = gift_boxes::path("/v1/collecting-windows/", window, "/intents");
    const auto quota = market.post(intents, helper, [&] {
        auto body = staff;
        body["quota"] = 300;
        return body;
    }());
    CHECK(quota.status == 400);
    CHECK(json_of(quota)["errors"].size() == 2);  // nobody sets a quota, and the order must be said to be voluntary
    staff["voluntary"] = true;
    story.must(market.post(intents, helper, staff), 201);
    const auto closed = story.close(helper, window);
    CHECK(closed["intended_quantity"] == 2'189);
    CHECK(closed["sections"][2]["staff_quantity"] == 300);
    return closed;
}

void check_journal(gift_boxes& story) {
    auto connection = story.market.session();
    auto rows =
        connection.query("SELECT type, aggregate_version, data, visible_to FROM journal WHERE aggregate_type = 'agreement' ORDER BY id");
    std::vector<std::string> types;
    while (rows.next()) {
        types.push_back(rows.text(0));
        CHECK(rows.integer(1) == static_cast<std::int64_t>(types.size()));
        CHECK(rows.text(2).find("李老师") == std::string::npos);
        CHECK(json::parse(rows.text(3)) == json{helper.organisation(), supplier.organisation()});
    }
    CHECK(types == std::vector<std::string>{"agreement.drafted", "agreement.signed_in_part", "agreement.signed",
                                            "agreement.prepayment_recorded", "agreement.prepayment_confirmed",
                                            "agreement.prepayment_recorded", "agreement.funded", "agreement.allocated",
                                            "agreement.delivered", "agreement.delivered", "agreement.closed"});
}

}  // namespace

TEST_CASE("a union buys 2,189 gift boxes over villages and households", "[orders][integration][agreement]") {
    gift_boxes story;
    auto& market = story.market;
    const auto boxes = story.list_boxes(supplier);
    story.must(market.post("/v1/pairings", gift_boxes::office(),
                           {{"helper_organisation_id", helper.organisation()},
                            {"helped_kind", "village"},
                            {"helped_code", "513423100201"},
                            {"kind", "fixed_point"},
                            {"document", "结对〔2026〕1号"},
                            {"valid_from", "2026-01-01"}}),
               201);

    const auto window = collect(story, boxes);
    const auto drafted = story.draft(helper, {window});
    CHECK(drafted["total_fen"] == 47'720'200);
    CHECK(drafted["lines"][0]["pairing_id"].is_null());
    story.sign(drafted, helper);
    CHECK(story.sign(drafted, supplier)["status"] == "in_force");

    const auto list = gift_boxes::capacities(120, 10);
    CHECK(code_of(story.act(drafted, "allocations", supplier, gift_boxes::allocation(list))) == "agreement-state-conflict");
    story.pay(drafted, helper, supplier, 40'000'000, 1);
    CHECK(story.read(drafted, helper)["lines"][0]["status"] == "unfunded");
    CHECK(code_of(story.act(drafted, "prepayments", helper, gift_boxes::payment(7'720'201, 2))) == "prepayment-too-large");
    story.pay(drafted, helper, supplier, 7'720'200, 2);
    const auto allocated = story.must(story.act(drafted, "allocations", supplier, gift_boxes::allocation(list)), 201);
    CHECK(allocated["lines"][0]["status"] == "allocated");
    check_shares(story, drafted, list, 2'189);

    const auto hand = [](const std::string& section, std::int64_t quantity) {
        return json{{"section", section}, {"quantity", quantity}, {"receiver", "李老师"}};
    };
    const auto beyond = story.act(drafted, "deliveries", supplier,
                                  {{"line_number", 1}, {"handed_over", {hand("机械学院", 1'001), hand("食堂", 1), hand("机关", 1)}}});
    CHECK(code_of(beyond) == "delivery-invalid");
    CHECK(json_of(beyond)["errors"][0]["pointer"] == "/handed_over/0/quantity");
    CHECK(json_of(beyond)["errors"][1]["pointer"] == "/handed_over/1/section");
    story.must(
        story.act(drafted, "deliveries", supplier, {{"line_number", 1}, {"handed_over", {hand("机械学院", 1'000), hand("土木学院", 889)}}}),
        201);
    const auto last =
        story.must(story.act(drafted, "deliveries", supplier, {{"line_number", 1}, {"handed_over", {hand("机关", 300)}}}), 201);
    CHECK(last["status"] == "closed");
    CHECK(json_of(market.get(gift_boxes::path("/v1/agreements/", drafted, "/deliveries?line_number=1"), helper))["data"].size() == 3);

    check_journal(story);
    market.check_invariants();
}

TEST_CASE("goods of an agreement that stand in a warehouse leave it by a movement of their own", "[orders][integration][agreement]") {
    gift_boxes story;
    auto& market = story.market;
    const auto boxes = story.list_boxes(supplier);
    auto keeper = supplier;
    for (const auto* each : {"stock:read", "stock:write"})
        if (std::ranges::find(keeper.who.permissions, each) == keeper.who.permissions.end()) keeper.who.permissions.emplace_back(each);
    std::ranges::sort(keeper.who.permissions);
    market.stock_up(keeper, boxes, 6);
    const auto agreement = story.funded(helper, supplier, boxes, 10, 1);
    story.must(story.act(agreement, "allocations", supplier, gift_boxes::allocation(gift_boxes::capacities(4, 0))), 201);
    const std::string section = "一分会";
    const auto deliver = [&](std::int64_t quantity, json from) {
        const json handed{{"section", section}, {"quantity", quantity}, {"receiver", "李老师"}};
        json body{{"line_number", 1}, {"handed_over", json::array({handed})}};
        if (!from.is_null()) body["from"] = std::move(from);
        return story.act(agreement, "deliveries", supplier, body);
    };
    const auto bad = deliver(1, {{"lot_id", "x"}});
    CHECK(json_of(bad)["errors"][0]["pointer"] == "/from/warehouse_code");
    CHECK(json_of(bad)["errors"][1]["pointer"] == "/from/lot_id");
    const auto beyond = deliver(7, {{"warehouse_code", "W-1"}});
    CHECK(code_of(beyond) == "insufficient-stock");
    CHECK(json_of(beyond)["available"] == 6);
    CHECK(json_of(beyond)["errors"][0]["pointer"] == "/from");
    story.must(deliver(4, {{"warehouse_code", "W-1"}}), 201);
    story.must(deliver(2, nullptr), 201);
    CHECK(market.stock_of(keeper, boxes) == std::pair<std::int64_t, std::int64_t>(2, 0));
    const auto handed = json_of(market.get(gift_boxes::path("/v1/agreements/", agreement, "/deliveries?line_number=1"), helper))["data"];
    REQUIRE(handed.size() == 2);
    for (const auto& each : handed) {
        const bool stored = each["quantity"] == 4;
        CHECK(each["goods_from"] == (stored ? "warehouse" : "household"));
        CHECK(each["warehouse_code"] == (stored ? json("W-1") : json(nullptr)));
    }
    const auto figures = json_of(market.get("/v1/buyers/" + helper.organisation() + "/purchase-figures?year=2026", supplier));
    CHECK(figures["figures"][0]["channel"] == "assistance_unit");
    CHECK(figures["figures"][0]["agreements_fen"] == figures["total_fen"]);
    CHECK(figures["total_fen"] == 6 * 21'800);
    market.check_invariants();

    auto connection = market.session();
    const auto broken = [&] { return broken_invariants(connection); };
    connection.execute("UPDATE agreement_delivery SET warehouse_id = NULL WHERE quantity = 4");
    CHECK(broken() == std::vector<std::string>{"goods-of-agreements-leave-once"});
    connection.execute(
        "UPDATE agreement_delivery SET warehouse_id = (SELECT warehouse_id FROM warehouse LIMIT 1), "
        "lot_id = x'0000000000000000000000000000000F' WHERE quantity = 4");
    CHECK(broken() == std::vector<std::string>{"goods-of-agreements-leave-once"});
    connection.execute("UPDATE agreement_delivery SET lot_id = NULL WHERE quantity = 4");
    CHECK(broken().empty());
    connection.execute("UPDATE agreement_line SET supplier_organisation_id = x'0000000000000000000000000000000F'");
    CHECK(std::ranges::count(broken(), "goods-of-agreements-are-the-suppliers") == 1);
}

TEST_CASE("what does not come is settled by a reversing entry that both agree to", "[orders][integration][agreement]") {
    gift_boxes story;
    const auto agreement = story.funded(helper, supplier, story.list_boxes(supplier), 10, 1);
    const auto short_list = gift_boxes::capacities(3, 0);  // 1 + 2 + 3 boxes
    const auto refused = story.act(agreement, "allocations", supplier, gift_boxes::allocation(short_list));
    CHECK(code_of(refused) == "allocation-short");
    CHECK(json_of(refused)["missing"] == 4);
    CHECK(json_of(refused)["available"] == 6);
    story.must(story.act(agreement, "allocations", supplier, gift_boxes::allocation(gift_boxes::capacities(3, 3))), 201);
    story.must(story.act(agreement, "deliveries", supplier,
                         {{"line_number", 1}, {"handed_over", {{{"section", "一分会"}, {"quantity", 7}, {"receiver", "王"}}}}}),
               201);
    CHECK(code_of(story.act(agreement, "settlement-answers", helper, {{"line_number", 1}, {"agreed", true}})) == "settlement-not-proposed");
    story.must(story.act(agreement, "settlements", supplier, {{"line_number", 1}, {"reason", "冻损"}}), 201);
    CHECK(code_of(story.act(agreement, "settlement-answers", supplier, {{"line_number", 1}, {"agreed", true}})) ==
          "agreement-party-forbidden");
    CHECK(code_of(story.act(agreement, "deliveries", supplier,
                            {{"line_number", 1}, {"handed_over", {{{"section", "一分会"}, {"quantity", 1}, {"receiver", "王"}}}}})) ==
          "settlement-pending");
    const auto settled = story.must(story.act(agreement, "settlement-answers", helper, {{"line_number", 1}, {"agreed", true}}), 200);
    CHECK(settled["status"] == "closed");
    CHECK(settled["lines"][0]["status"] == "settled");
    const auto reversals = json_of(story.market.get(gift_boxes::path("/v1/agreements/", agreement, "/reversals"), helper))["data"];
    REQUIRE(reversals.size() == 1);
    CHECK(reversals[0]["quantity"] == -3);
    CHECK(reversals[0]["amount_fen"] == -3 * box_fen);
    auto connection = story.market.session();
    CHECK(broken_invariants(connection).empty());
    connection.execute("UPDATE agreement_reversal SET amount_fen = amount_fen + 1");
    CHECK(broken_invariants(connection) == std::vector<std::string>{"boxes-and-money-of-agreements-add-up"});
    connection.execute("UPDATE agreement_reversal SET amount_fen = amount_fen - 1");
    connection.execute("UPDATE agreement_share SET packs = packs - 1 WHERE packs > 0 LIMIT 1");
    CHECK(broken_invariants(connection) == std::vector<std::string>{"boxes-and-money-of-agreements-add-up"});
}
