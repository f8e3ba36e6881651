// Addenda to long-term contracts over HTTP on a private MariaDB: bad bodies, answers, an early end against call-offs, a new price.
#include <catch.hpp>

#include "tests/integration/orders/shop.hpp"
#include "tests/integration/orders/with_signature.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using nlohmann::json;

namespace {

using list = std::vector<std::string>;
const auto supplier = with_signature(shop::cooperative());
const auto buyer = with_signature(shop::school());

// Two weeks of a hundred from today, the second of March 2026, in force.
struct long_term {
    shop market;
    shown_offer apples = market.shelf(supplier, 1'000);
    std::string path = agree();

    std::string agree() {
        const auto made = json_of(market.post("/v1/supply-contracts", buyer,
                                              {{"kind", "underwriting"},
                                               {"product_id", apples.product},
                                               {"goods", "盐源苹果 80 果"},
                                               {"floor_price_fen", 5'500},
                                               {"pricing", "market"},
                                               {"starts_on", "2026-03-02"},
                                               {"step", "week"},
                                               {"periods", 2},
                                               {"quantity_per_period", 100}}));
        auto found = "/v1/supply-contracts/" + made["id"].get<std::string>();
        for (const auto& side : {buyer, supplier})
            REQUIRE(market.post(found + "/signatures", side, {{"text_sha256", made["text_sha256"]}}).status == 200);
        return found;
    }
    [[nodiscard]] json call_off_of(std::int64_t quantity, const char* day) const {
        auto body = market.order_body(supplier, {{apples, quantity}});
        body.erase("supplier_organisation_id");
        body["requested_delivery_date"] = day;
        return body;
    }
    http::response propose(const caller& by, const json& body) { return market.post(path + "/addenda", by, body); }
    [[nodiscard]] json signing(std::int64_t number) {
        const auto addenda = json_of(market.get(path, buyer))["addenda"];
        return {{"number", number}, {"text_sha256", addenda[static_cast<std::size_t>(number) - 1]["text_sha256"]}};
    }
    json shown() { return json_of(market.get(path, buyer)); }
};

list faults_of(const http::response& answer) {
    list faults;
    for (const auto& each : json_of(answer)["errors"])
        faults.push_back(each["pointer"].get<std::string>() + " " + each["code"].get<std::string>());
    std::ranges::sort(faults);
    return faults;
}

}  // namespace

TEST_CASE("a bad addendum is refused with every place at once", "[orders][integration]") {
    long_term at;
    const auto wrong = at.propose(buyer, {{"ends_on", "morgen"},
                                          {"quantities", {{{"period", 0}, {"quantity", -1}}, {{"period", 121}, {"rebate", 1}}}},
                                          {"price", {{"unit_price_fen", 0}}},
                                          {"note", "x"}});
    CHECK(wrong.status == 400);
    CHECK(faults_of(wrong) == list{"/ends_on invalid-format", "/note unknown-field", "/price/from required",
                                   "/price/unit_price_fen out-of-range", "/quantities/0/period out-of-range",
                                   "/quantities/0/quantity out-of-range", "/quantities/1/period out-of-range",
                                   "/quantities/1/quantity required", "/quantities/1/rebate unknown-field", "/reason required"});
    const auto unsound = at.propose(supplier, {{"ends_on", "2026-03-01"},
                                               {"quantities", {{{"period", 1}, {"quantity", 100}}, {{"period", 1}, {"quantity", 2}}}},
                                               {"price", {{"from", "2026-03-01"}, {"unit_price_fen", 5'499}}},
                                               {"reason", "减产"}});
    CHECK(unsound.status == 422);
    CHECK(code_of(unsound) == "supply-addendum-invalid");
    CHECK(faults_of(unsound) == list{"/ends_on past", "/price/from past", "/price/unit_price_fen out-of-range",
                                     "/quantities/0/period out-of-range", "/quantities/0/quantity unchanged",
                                     "/quantities/1/period out-of-range", "/quantities/1/period repeated"});
    CHECK(faults_of(at.propose(supplier, {{"reason", "x"}})) == list{" required"});
    CHECK(at.propose(shop::school(), {{"ends_on", "2026-03-05"}, {"reason", "x"}}).status == 403);
    CHECK(at.propose(with_signature(shop::school(102)), {{"ends_on", "2026-03-05"}, {"reason", "x"}}).status == 404);
    CHECK(faults_of(at.market.post(at.path + "/addendum-signatures", buyer, {{"number", 51}, {"text_sha256", "F"}})) ==
          list{"/number out-of-range", "/text_sha256 invalid-format"});
    CHECK(faults_of(at.market.post(at.path + "/addendum-refusals", buyer, {{"number", 0}})) ==
          list{"/number out-of-range", "/reason required"});
    CHECK(faults_of(at.market.post(at.path + "/addendum-withdrawals", buyer, json::object())) == list{"/number required"});
    const auto none = at.market.post(at.path + "/addendum-withdrawals", buyer, {{"number", 1}});
    CHECK(code_of(none) == "supply-addendum-not-found");
    CHECK(faults_of(none) == list{"/number unknown"});
}

TEST_CASE("an addendum is answered once, and the journal tells both sides", "[orders][integration]") {
    long_term at;
    const auto made = at.propose(supplier, {{"ends_on", "2026-03-06"}, {"reason", "冻灾减产"}});
    INFO(made.body);
    REQUIRE(made.status == 201);
    const auto addendum = json_of(made)["addenda"][0];
    CHECK(addendum["status"] == "open");
    CHECK(addendum["proposed_side"] == "supplier");
    CHECK(addendum["ends_on"] == "2026-03-06");
    CHECK(addendum["answered_by"].is_null());
    CHECK(code_of(at.propose(buyer, {{"ends_on", "2026-03-06"}, {"reason", "x"}})) == "supply-addendum-open");
    CHECK(code_of(at.market.post(at.path + "/addendum-signatures", supplier, at.signing(1))) == "supply-addendum-side");
    const auto differs = at.market.post(at.path + "/addendum-signatures", buyer, {{"number", 1}, {"text_sha256", std::string(64, '0')}});
    CHECK(json_of(differs)["text_sha256"] == addendum["text_sha256"]);
    const auto refused = json_of(at.market.post(at.path + "/addendum-refusals", buyer, {{"number", 1}, {"reason", "照约履行"}}));
    CHECK(refused["addenda"][0]["status"] == "refused");
    CHECK(refused["addenda"][0]["refusal_reason"] == "照约履行");
    REQUIRE(at.propose(supplier, {{"ends_on", "2026-03-07"}, {"reason", "再议"}}).status == 201);
    REQUIRE(at.market.post(at.path + "/addendum-withdrawals", supplier, {{"number", 2}}).status == 200);
    REQUIRE(at.propose(buyer, {{"ends_on", "2026-03-08"}, {"reason", "停餐"}}).status == 201);
    // Of twenty signatures at once one is made.
    std::vector<std::string> keys;
    for (int i = 0; i < 20; ++i) keys.push_back(at.market.fresh_key());
    int done = 0;
    for (const auto& each :
         at.market.post_all(at.path + "/addendum-signatures", supplier, std::vector<std::string>(20, at.signing(3).dump()), keys)) {
        if (each.status == 200) ++done;
        if (each.status != 200) CHECK(code_of(each) == "supply-addendum-answered");
    }
    CHECK(done == 1);
    const auto shown = at.shown();
    CHECK(shown["ends_on"] == "2026-03-08");
    CHECK(shown["ended_early"] == true);
    CHECK(shown["addenda"][2]["status"] == "signed");
    auto connection = at.market.session();
    auto rows = connection.query("SELECT type FROM journal WHERE aggregate_type = 'supply_contract' ORDER BY aggregate_version");
    list types;
    while (rows.next()) types.push_back(rows.text(0));
    CHECK(types == list{"supply_contract.proposed", "supply_contract.signed", "supply_contract.in_force",
                        "supply_contract.addendum_proposed", "supply_contract.addendum_refused", "supply_contract.addendum_proposed",
                        "supply_contract.addendum_withdrawn", "supply_contract.addendum_proposed", "supply_contract.addendum_signed"});
    at.market.check_invariants();
}

TEST_CASE("call-offs that race an early end: none is made after it, later periods are owed by nobody", "[orders][integration]") {
    long_term at;
    REQUIRE(at.market.post(at.path + "/call-offs", buyer, at.call_off_of(30, "2026-03-05")).status == 201);
    REQUIRE(at.propose(supplier, {{"ends_on", "2026-03-06"}, {"reason", "冻灾减产"}}).status == 201);
    struct shot {
        std::string target;
        std::string body;
        http::response answer{};
    };
    std::vector<shot> shots(40, {at.path + "/call-offs", at.call_off_of(2, "2026-03-12").dump()});
    shots[20] = {at.path + "/addendum-signatures", at.signing(1).dump()};
    std::size_t done = 0;
    for (auto& each : shots)
        boost::asio::co_spawn(at.market.io, at.market.sending(http::method::post, each.target, buyer, each.body, at.market.fresh_key()),
                              [&](std::exception_ptr fault, http::response answer) {
                                  if (fault) answer.status = 0;
                                  each.answer = std::move(answer);
                                  ++done;
                              });
    run_until(at.market.io, [&] { return done == shots.size(); }, std::chrono::seconds(30));
    CHECK(shots[20].answer.status == 200);
    std::int64_t taken = 0;
    for (const auto& each : shots) {
        INFO(each.answer.body);
        if (each.answer.status == 201) taken += 2;
        if (each.answer.status >= 300) {
            CHECK(code_of(each.answer) == "supply-after-last-day");
            CHECK(json_of(each.answer)["ends_on"] == "2026-03-06");
        }
    }
    const auto shown = at.shown();
    CHECK(shown["periods"][1]["called_off_quantity"] == taken);
    CHECK(shown["periods"][1]["left_quantity"] == 0);
    CHECK(shown["released_quantity"] == 100 - taken);
    const auto late = at.market.post(at.path + "/call-offs", buyer, at.call_off_of(1, "2026-03-07"));
    CHECK(late.status == 409);
    CHECK(faults_of(late) == list{"/requested_delivery_date out-of-range"});
    at.market.check_invariants();
    at.market.clock.advance(std::chrono::days(5));
    for (const auto& side : {buyer, supplier}) {
        const auto ended = json_of(at.market.get(at.path, side));
        CHECK(ended["status"] == "ended");
        CHECK(ended["shortfall_quantity"] == 70);
        CHECK(ended["shortfall_fen"] == 70 * 5'500);
    }
    CHECK(json_of(at.market.get("/v1/supply-contracts", supplier))["data"][0]["status"] == "ended");
    at.market.check_invariants();
}

TEST_CASE("what both sides agreed to is what is called off, and how much it costs", "[orders][integration]") {
    long_term at;
    REQUIRE(at.propose(buyer, {{"quantities", {{{"period", 1}, {"quantity", 20}}, {{"period", 2}, {"quantity", 150}}}},
                               {"price", {{"from", "2026-03-03"}, {"unit_price_fen", 6'200}}},
                               {"reason", "改期"}})
                .status == 201);
    CHECK(at.shown()["periods"][0]["quantity"] == 100);
    REQUIRE(at.market.post(at.path + "/addendum-signatures", supplier, at.signing(1)).status == 200);
    const auto shown = at.shown();
    CHECK(shown["contracted_quantity"] == 170);
    CHECK(shown["agreed_price_fen"].is_null());
    CHECK(json_of(at.market.post(at.path + "/call-offs", buyer, at.call_off_of(5, "2026-03-05")))["total_fen"] == 5 * 6'000);
    at.market.clock.advance(std::chrono::days(1));
    CHECK(at.shown()["agreed_price_fen"] == 6'200);
    CHECK(json_of(at.market.post(at.path + "/call-offs", buyer, at.call_off_of(15, "2026-03-05")))["total_fen"] == 15 * 6'200);
    const auto over = at.market.post(at.path + "/call-offs", buyer, at.call_off_of(1, "2026-03-05"));
    CHECK(code_of(over) == "supply-exhausted");
    CHECK(json_of(over)["left"] == 0);
    CHECK(at.market.post(at.path + "/call-offs", buyer, at.call_off_of(150, "2026-03-12")).status == 201);
    at.market.check_invariants();
}
