// Groups of buyers over HTTP on a private MariaDB: from the invitation to the orders of each house; bad bodies; what doctor finds.
#include <future>

#include <catch.hpp>

#include "tests/integration/orders/broken_invariants.hpp"
#include "tests/integration/orders/faults.hpp"
#include "tests/integration/orders/shop.hpp"
#include "tests/support/call_context.hpp"
#include "tests/support/lock_waits.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using nlohmann::json;

namespace {

const auto supplier = shop::cooperative();
const std::vector<std::string> clerk{"needs:read", "needs:write", "orders:place", "orders:read"};
const auto bureau = shop::colleague(201, clerk, std::nullopt, 99);
const auto first = shop::colleague(202, clerk, std::nullopt, 102);
const auto second = shop::colleague(203, clerk, std::nullopt, 103);

struct district {
    district() : apples(market.shelf(supplier, 10)) {
        group = "/v1/buyer-groups/" + must(market.post("/v1/buyer-groups", bureau, {{"name", "片区食堂"}}), 201)["id"].get<std::string>();
    }
    json must(const http::response& answer, int status) {
        INFO(answer.body);
        REQUIRE(answer.status == status);
        return json_of(answer);
    }
    void join(const caller& house, bool may_order) {
        must(market.post(group + "/invitations", bureau, {{"organisation_id", house.organisation()}}), 200);
        must(market.post(group + "/membership", house, {{"joins", true}, {"may_order", may_order}}), 200);
    }
    std::string state(const caller& house, std::int64_t pieces) {
        return must(market.post("/v1/needs", house,
                                {{"kind", {{"name_zh", "苹果"}}},
                                 {"measure", "pieces"},
                                 {"wanted", pieces},
                                 {"delivery", market.order_body(supplier, {})["delivery"]},
                                 {"requested_delivery_date", "2026-03-05"}}),
                    201)["id"];
    }
    http::response ask_for_fill() {
        return market.post(group + "/fills", bureau,
                           {{"kind", {{"name_zh", "苹果"}}}, {"measure", "pieces"}, {"requested_delivery_date", "2026-03-05"}});
    }
    json propose() { return must(ask_for_fill(), 201); }

    shop market;
    shown_offer apples;
    std::string group;
};

using list = std::vector<std::string>;

}  // namespace

TEST_CASE("canteens of two houses are filled together, each by orders of its own, over HTTP", "[orders][group][integration]") {
    district at;
    at.join(first, true);
    at.join(second, false);
    const auto need = at.state(first, 8);
    at.state(second, 7);
    const auto totals = at.must(at.market.get(at.group + "/need-totals", bureau), 200)["data"];
    REQUIRE(totals.size() == 1);
    CHECK(totals[0]["wanted"] == 15);
    CHECK(totals[0]["buyers"] == 2);
    const auto fill = at.propose();
    REQUIRE(fill["offers"].size() == 1);
    CHECK(fill["offers"][0]["quantity"] == 10);
    REQUIRE(fill["parts"].size() == 2);
    CHECK(fill["parts"][0]["shares"][0]["quantity"] == 5);  // 5⅓ and 4⅔ of ten
    CHECK(fill["parts"][1]["shares"][0]["quantity"] == 5);
    const auto path = at.group + "/fills/" + fill["id"].get<std::string>();
    CHECK(json_of(at.market.get(path, bureau)) == fill);
    const auto done = at.must(at.market.post(path + "/commitment", bureau, json::object(), "the-only-commitment"), 200);
    CHECK(done["parts"][0]["outcome"] == "committed");
    CHECK(done["parts"][1]["outcome"] == "needs_member");
    CHECK(at.must(at.market.post(path + "/commitment", bureau, json::object(), "the-only-commitment"), 200) == done);
    const std::string order = done["parts"][0]["shares"][0]["order_id"];
    CHECK(json_of(at.market.get("/v1/orders/" + order, first))["buyer_organisation_id"] == first.organisation());
    CHECK(at.market.get("/v1/orders/" + order, bureau).status == 404);
    CHECK(json_of(at.market.get("/v1/needs/" + need, first))["committed"] == 5);
    CHECK(at.market.stock_of(supplier, at.apples).second == 5);
    const auto own = "/v1/need-fills/" + done["parts"][1]["fill_id"].get<std::string>();
    at.must(at.market.post(own + "/commitment", second, json::object()), 200);
    CHECK(at.market.stock_of(supplier, at.apples).second == 10);
    at.market.check_invariants();
}

TEST_CASE("an organiser takes a house out over HTTP, unless its part of a fill waits", "[orders][group][integration]") {
    district at;
    at.join(first, true);
    at.state(first, 3);
    const auto removal = [&](const caller& by, const json& body) { return at.market.post(at.group + "/removals", by, body); };
    const json said{{"organisation_id", first.organisation()}, {"reason", "停业"}};
    CHECK(faults_of(removal(bureau, json::object())) == list{"/organisation_id required", "/reason required"});
    CHECK(code_of(removal(second, said)) == "group-not-found");
    CHECK(code_of(removal(first, said)) == "group-not-organiser");
    const auto fill = at.propose();
    CHECK(code_of(removal(bureau, said)) == "group-member-in-fill");
    at.must(at.market.post(at.group + "/fills/" + fill["id"].get<std::string>() + "/commitment", bureau, json::object()), 200);
    const auto after = at.must(removal(bureau, said), 200);
    CHECK(after["members"][0]["membership"] == "removed");
    CHECK(after["members"][0]["reason"] == "停业");
    CHECK(at.market.get(at.group, first).status == 404);
    CHECK(code_of(removal(bureau, said)) == "group-member-unknown");
    CHECK(json_of(at.market.get("/v1/buyer-groups", first))["data"].empty());
    at.market.check_invariants();
}

TEST_CASE("what others ask of a group is refused, and bad bodies name the place", "[orders][group][integration]") {
    district at;
    CHECK(at.market.get(at.group, first).status == 404);
    CHECK(code_of(at.market.post(at.group + "/membership", first, {{"joins", true}})) == "group-not-found");
    at.join(first, true);
    CHECK(code_of(at.market.post(at.group + "/invitations", first, {{"organisation_id", second.organisation()}})) == "group-not-organiser");
    CHECK(code_of(at.market.post(at.group + "/fills", bureau,
                                 {{"kind", {{"category", "fruit"}}}, {"measure", "grams"}, {"requested_delivery_date", "2026-03-05"}})) ==
          "group-nothing-wanted");
    CHECK(code_of(at.market.get(at.group + "/fills/gfl_x", bureau)) == "group-fill-not-found");
    CHECK(faults_of(at.market.post("/v1/buyer-groups", bureau, json::object())) == list{"/name required"});
    CHECK(faults_of(at.market.post(at.group + "/membership", first, {{"joins", false}, {"may_order", true}})) ==
          list{"/may_order unexpected"});
    CHECK(faults_of(at.market.post(at.group + "/fills", bureau, {{"kind", json::object()}, {"measure", "tonnes"}})).size() == 3);
    const auto groups = json_of(at.market.get("/v1/buyer-groups", first))["data"];
    REQUIRE(groups.size() == 1);
    CHECK(groups[0]["name"] == "片区食堂");
    CHECK_FALSE(groups[0].contains("members"));
}

TEST_CASE("doctor finds a part of a house that was never asked, and a group that the journal does not know",
          "[orders][group][integration]") {
    district at;
    at.join(first, true);
    at.state(first, 3);
    at.propose();
    auto connection = at.market.session();
    const auto broken = [&] { return broken_invariants(connection); };
    CHECK(broken().empty());
    connection.execute("UPDATE buyer_group SET version = version + 1", {});
    CHECK(broken() == list{"every-change-of-a-group-is-in-the-journal"});
    connection.execute("UPDATE buyer_group SET version = version - 1", {});
    connection.execute("DELETE FROM buyer_group_member", {});
    CHECK(broken() == list{"parts-of-a-group-are-of-its-houses"});
}

TEST_CASE("doctor finds a fill of a group that gives more than there was, or whose parts are not of it", "[orders][group][integration]") {
    district at;
    at.join(first, true);
    at.join(second, true);
    at.state(first, 8);
    at.state(second, 7);
    const auto path = at.group + "/fills/" + at.propose()["id"].get<std::string>();
    at.must(at.market.post(path + "/commitment", bureau, json::object()), 200);
    auto connection = at.market.session();
    const auto [fault, name] = GENERATE(table<std::string, std::string>({
        {"UPDATE need_fill_share SET available = 9", "houses-share-out-what-there-is"},
        {"UPDATE group_fill SET measure = 'grams'", "parts-of-a-group-are-made-together"},
        {"UPDATE group_fill SET proposed_at = proposed_at - INTERVAL 1 SECOND", "parts-of-a-group-are-made-together"},
        {"UPDATE group_fill SET requested_delivery_date = '2026-03-06'", "parts-of-a-group-are-made-together"},
        {"DELETE FROM group_fill_part", "parts-of-a-group-are-made-together"},
        {"UPDATE need_fill_need SET need_id = (SELECT MAX(need_id) FROM purchase_need)", "parts-of-a-group-are-made-together"},
    }));
    CHECK(broken_invariants(connection).empty());
    INFO(fault);
    REQUIRE(connection.execute(fault) > 0);
    CHECK(broken_invariants(connection) == list{name});
}

TEST_CASE("a part that somebody else is ordering at this moment is asked for again, and heard of then", "[orders][group][integration]") {
    district at;
    at.join(first, true);
    at.state(first, 3);
    const auto fill = at.propose();
    const auto path = at.group + "/fills/" + fill["id"].get<std::string>() + "/commitment";
    auto other = at.market.session();
    other.execute("START TRANSACTION");
    other.execute("INSERT INTO receipt (scope, receipt_key, fingerprint) VALUES (?, ?, REPEAT('x', 32))",
                  {base::to_text(bureau.who.account.value) + " commit_group_fill part begin",
                   fill["id"].get<std::string>() + "/" + fill["parts"][0]["fill_id"].get<std::string>()});
    const auto asked = at.market.post(path, bureau, json::object(), "the-only-commitment");
    CHECK(code_of(asked) == "request-in-progress");
    other.execute("ROLLBACK");
    const auto done = at.must(at.market.post(path, bureau, json::object(), "the-only-commitment"), 200);
    CHECK(done["parts"][0]["outcome"] == "committed");
    at.market.check_invariants();
}

TEST_CASE("what a house wants otherwise while its needs are read is not filled as it was", "[orders][group][integration]") {
    district at;
    at.join(first, true);
    at.state(first, 3);
    auto changing = at.market.session();
    auto watching = at.market.session();
    const std::string change = GENERATE("measure = 'grams'", "requested_delivery_date = '2026-03-06'", "kind_key = 'category:fruit'");
    INFO(change);
    changing.execute("START TRANSACTION");
    REQUIRE(changing.execute("UPDATE purchase_need SET version = version + 1, " + change) == 1);
    auto asking = std::async(std::launch::async, [&] { return at.ask_for_fill(); });
    CHECK(somebody_waits(watching));
    changing.execute("COMMIT");
    CHECK(code_of(asking.get()) == "group-nothing-wanted");
}
