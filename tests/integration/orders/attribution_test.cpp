// Corrections of attributions over HTTP: two units agree, public figures follow, returns too; bad input by its place; a race.
#include <catch.hpp>

#include "orders/store/mysql_invariant_checker.hpp"
#include "tests/integration/orders/broken_invariants.hpp"
#include "tests/integration/orders/shop.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using nlohmann::json;

namespace {

const auto supplier = shop::cooperative();
const auto canteen_id = numbered<base::unit_id>(21);
const auto union_id = numbered<base::unit_id>(22);
const std::vector<std::string> buying{"attributions:correct", "attributions:read", "orders:accept", "orders:place", "orders:read"};
const auto canteen = shop::colleague(121, buying, canteen_id);
const auto the_union = shop::colleague(122, {"attributions:correct", "attributions:read"}, union_id);
const caller supplier_desk = [] {
    auto who = shop::cooperative();
    who.who.permissions = {"attributions:correct", "attributions:read"};
    return who;
}();

json ok(const http::response& answer, int status = 200) {
    INFO(answer.body);
    REQUIRE(answer.status == status);
    return json_of(answer);
}
json target(const std::optional<base::unit_id>& unit, const std::string& by) {
    json to{{"organisation_id", canteen.organisation()}, {"channel", by}};
    if (unit) to["unit_id"] = base::to_wire(*unit);
    return to;
}
std::string accepted_order(shop& market, const shown_offer& apples, std::int64_t quantity) {
    const std::string path = "/v1/orders/" + market.place(canteen, supplier, {{apples, quantity}})["id"].get<std::string>();
    ok(market.post(path + "/confirmation", supplier, json::object()));
    ok(market.post(path + "/dispatch", supplier, json::object()));
    ok(market.post(path + "/acceptance", canteen, {{"all", true}}));
    return path;
}
json figures(shop& market) { return ok(market.get("/v1/buyers/" + canteen.organisation() + "/purchase-figures?year=2026", supplier)); }
std::int64_t amount_of(const json& all, const base::unit_id& unit, const std::string& by) {
    for (const auto& each : all["figures"])
        if (each["unit_id"] == base::to_wire(unit) && each["channel"] == by) return each["amount_fen"];
    return -1;
}

}  // namespace

TEST_CASE("two units agree on a correction; public figures follow, also when goods come back later", "[orders][attribution][integration]") {
    shop market;
    const auto apples = market.shelf(supplier, 100);
    const auto path = accepted_order(market, apples, 5);
    const auto line = ok(market.get(path, canteen))["lines"][0]["id"];
    CHECK(amount_of(figures(market), canteen_id, "directed_supply") == 30'000);
    const json body{{"line_id", line}, {"to", target(union_id, "assistance_unit")}, {"reason", "下单时选错单位"}};
    const auto proposed = ok(market.post(path + "/attribution-corrections", canteen, body), 201);
    CHECK(proposed["status"] == "proposed");
    CHECK(proposed["entries"].empty());
    const auto at = "/v1/attribution-corrections/" + proposed["id"].get<std::string>();
    CHECK(code_of(market.post(at + "/answer", canteen, {{"agreed", true}})) == "correction-party-forbidden");
    CHECK(ok(market.get("/v1/attribution-corrections?status=proposed", the_union))["data"].size() == 1);
    const auto agreed = ok(market.post(at + "/answer", the_union, {{"agreed", true}}));
    REQUIRE(agreed["entries"].size() == 2);
    CHECK(agreed["entries"][0]["amount_fen"] == -30'000);
    CHECK(agreed["entries"][1]["amount_fen"] == 30'000);
    CHECK(agreed["entries"][1]["channel"] == "assistance_unit");
    CHECK(amount_of(figures(market), canteen_id, "directed_supply") == 0);
    CHECK(amount_of(figures(market), union_id, "assistance_unit") == 30'000);
    CHECK(ok(market.get(path, canteen))["lines"][0]["channel"] == "directed_supply");  // nothing is changed in place

    const auto back =
        ok(market.post(path + "/returns", canteen, {{"reason", "多收"}, {"lines", {{{"line_id", line}, {"quantity", 2}}}}}), 201);
    const auto returning = "/v1/returns/" + back["id"].get<std::string>();
    ok(market.post(returning + "/answer", supplier, {{"agreed", true}, {"words", "同意"}}));
    ok(market.post(returning + "/receipt", supplier,
                   {{"lines", {{{"line_id", line}, {"warehouse_code", "W-1"}, {"restocked", 2}, {"written_off", 0}}}}}));
    CHECK(amount_of(figures(market), canteen_id, "directed_supply") == 0);
    CHECK(amount_of(figures(market), union_id, "assistance_unit") == 18'000);
    CHECK(figures(market)["total_fen"] == 18'000);
    CHECK(ok(market.get(at, supplier_desk))["version"] == 2);
    market.check_invariants();

    auto connection = market.session();
    connection.execute("UPDATE attribution_entry SET unit_id = NULL WHERE given = 1");
    CHECK(broken_invariants(connection) == std::vector<std::string>{"attributions-are-corrected-by-pairs"});
}

TEST_CASE("of twenty answers at once one counts, and of two proposals for a line one stands", "[orders][attribution][integration]") {
    shop market;
    const auto apples = market.shelf(supplier, 100);
    const auto path = accepted_order(market, apples, 5);
    const json body{
        {"line_id", ok(market.get(path, canteen))["lines"][0]["id"]}, {"to", target(union_id, "directed_supply")}, {"reason", "选错"}};
    std::vector<std::string> keys;
    for (int i = 0; i < 20; ++i) keys.push_back(market.fresh_key());
    std::string made;
    for (const auto& each : market.post_all(path + "/attribution-corrections", canteen, std::vector<std::string>(20, body.dump()), keys)) {
        if (each.status == 201)
            made += json_of(each)["id"].get<std::string>();
        else
            CHECK(code_of(each) == "correction-open");
    }
    CHECK(made.size() == 30);
    for (auto& each : keys) each = market.fresh_key();
    int agreed = 0;
    for (const auto& each : market.post_all("/v1/attribution-corrections/" + made + "/answer", the_union,
                                            std::vector<std::string>(20, R"({"agreed":true})"), keys)) {
        if (each.status == 200)
            ++agreed;
        else
            CHECK(code_of(each) == "correction-state-conflict");
    }
    CHECK(agreed == 1);
    CHECK(amount_of(figures(market), union_id, "directed_supply") == 30'000);
    market.check_invariants();
}

TEST_CASE("bad corrections are refused by name and place, and others find nothing", "[orders][attribution][integration]") {
    shop market;
    const auto apples = market.shelf(supplier, 100);
    const auto path = accepted_order(market, apples, 1);
    const auto faults_of = [](const http::response& answer) {
        std::vector<std::string> faults;
        for (const auto& each : json_of(answer)["errors"])
            faults.push_back(each["pointer"].get<std::string>() + " " + each["code"].get<std::string>());
        return faults;
    };
    using list = std::vector<std::string>;
    CHECK(faults_of(market.post(path + "/attribution-corrections", canteen,
                                {{"line_id", "x"}, {"to", {{"organisation_id", 7}, {"channel", "barter"}}}, {"reason", ""}})) ==
          list{"/line_id invalid-format", "/to/organisation_id wrong-type", "/to/channel out-of-range", "/reason too-short"});
    const auto line = ok(market.get(path, canteen))["lines"][0]["id"];
    const auto same = market.post(path + "/attribution-corrections", canteen,
                                  {{"line_id", line}, {"to", target(canteen_id, "directed_supply")}, {"reason", "x"}});
    CHECK(code_of(same) == "correction-without-change");
    CHECK(faults_of(same) == list{"/to same"});
    const json body{{"line_id", line}, {"to", target(union_id, "commercial")}, {"reason", "x"}};
    CHECK(market.post(path + "/attribution-corrections", the_union, body).status == 404);
    const auto at =
        "/v1/attribution-corrections/" + ok(market.post(path + "/attribution-corrections", canteen, body), 201)["id"].get<std::string>();
    CHECK(faults_of(market.post(at + "/answer", the_union, {{"agreed", false}})) == list{"/words required"});
    const auto stranger = shop::colleague(150, {"attributions:correct", "attributions:read"}, std::nullopt, 103);
    CHECK(market.get(at, stranger).status == 404);
    CHECK(market.post(at + "/answer", stranger, {{"agreed", true}}).status == 404);
    CHECK(market.get("/v1/attribution-corrections?status=lost", canteen).status == 400);
    CHECK(market.get("/v1/buyers/" + canteen.organisation() + "/purchase-figures?year=2017", canteen).status == 400);
    CHECK(ok(market.post(at + "/withdrawal", canteen, json::object()))["status"] == "withdrawn");
    CHECK(code_of(market.post(at + "/answer", the_union, {{"agreed", true}})) == "correction-state-conflict");
    market.check_invariants();
}

TEST_CASE("a correction that takes a line from where it was not is found, and two that wait for one line",
          "[orders][attribution][integration]") {
    shop market;
    const auto apples = market.shelf(supplier, 100);
    const auto path = accepted_order(market, apples, 5);
    const auto line = ok(market.get(path, canteen))["lines"][0]["id"];
    const auto give = [&](const caller& from, const json& to) {
        return "/v1/attribution-corrections/" +
               ok(market.post(path + "/attribution-corrections", from, {{"line_id", line}, {"to", to}, {"reason", "选错"}}), 201)["id"]
                   .get<std::string>();
    };
    ok(market.post(give(canteen, target(union_id, "directed_supply")) + "/answer", the_union, {{"agreed", true}}));
    ok(market.post(give(the_union, target(canteen_id, "directed_supply")) + "/answer", canteen, {{"agreed", true}}));
    give(canteen, target(union_id, "commercial"));
    market.check_invariants();
    auto connection = market.session();
    const auto broken = [&](const std::string& fault) {
        connection.execute("START TRANSACTION");
        REQUIRE(connection.execute(fault) > 0);
        auto names = broken_invariants(connection);
        connection.execute("ROLLBACK");
        return names;
    };
    const std::vector<std::string> found{"corrections-follow-each-other"};
    // The first of two from another house, with its entry; the second; and the line that was ordered.
    const std::string first =
        "correction_id = (SELECT id FROM (SELECT correction_id AS id FROM attribution_correction WHERE status = 'agreed' ORDER BY ended_at "
        "LIMIT 1) x)";  // ids of one millisecond stand in no order
    CHECK(broken("UPDATE attribution_correction c JOIN attribution_entry e ON e.correction_id = c.correction_id AND e.given = 0 "
                 "SET c.from_channel = 'ecommerce', e.channel = 'ecommerce' WHERE c." +
                 first) == found);
    CHECK(broken("UPDATE attribution_correction c JOIN attribution_entry e ON e.correction_id = c.correction_id AND e.given = 1 "
                 "SET c.to_channel = 'ecommerce', e.channel = 'ecommerce' WHERE c." +
                 first) == found);
    CHECK(broken("UPDATE purchase_order_line SET channel = 'ecommerce'") == found);
    // Another one that waits for the same line, with its entry in the journal.
    const std::string copied =
        "SELECT x'0000000000000000000000000000000F', version, status, order_id, line_id, supplier_organisation_id, name_zh, "
        "from_organisation_id, from_unit_id, from_channel, to_organisation_id, to_unit_id, to_channel, reason, proposed_by, proposed_at, "
        "answered_by, words, ended_at "
        "FROM attribution_correction WHERE status = 'proposed'";
    const auto names = broken("INSERT INTO attribution_correction " + copied);
    CHECK(std::ranges::find(names, found.front()) != names.end());
}
