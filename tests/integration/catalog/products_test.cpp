#include <catch.hpp>

#include "tests/integration/catalog/running_catalog.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using http::method;

namespace {

struct market : catalog_program {
    market() { import_counties(); }

    std::string offered(const std::string& product) {
        const auto response = post("/v1/products/" + product + "/offers", std::string(offer_body));
        REQUIRE(response.status == 201);
        return member(response, "/id");
    }
};

}  // namespace

TEST_CASE("a product is drafted unseen, published, offered, read by everybody and withdrawn", "[catalog][integration]") {
    market program;
    const auto id = program.drafted();
    CHECK(program.get("/v1/products/" + id).status == 404);
    CHECK(member(program.ask(method::get, "/v1/my/products/" + id, {}, program.cooperative), "/status") == "draft");
    CHECK(member(program.ask(method::get, "/v1/my/products", {}, program.cooperative), "/data/0/id") == id);

    program.certify(id);
    const auto publication = program.post("/v1/products/" + id + "/publication", "");
    REQUIRE(publication.status == 201);
    CHECK(member(publication, "/origin/verdict") == "eligible");
    const auto offer = program.post("/v1/products/" + id + "/offers", std::string(offer_body));
    REQUIRE(offer.status == 201);
    CHECK(member(offer, "/version") == "1");
    CHECK(member(offer, "/valid_from") == "2026-03-01T16:00:00.000000Z");

    const auto page = program.get("/v1/products/" + id);
    REQUIRE(page.status == 200);
    CHECK(member(page, "/offer/id") == member(offer, "/id"));
    CHECK(member(page, "/offer/tiers/0/price_per_kilogram_fen") == "681");
    CHECK(member(page, "/offer/tiers/1/price_per_kilogram_fen") == "640");

    const auto withdrawal = program.post("/v1/offers/" + member(offer, "/id") + "/withdrawal", "");
    REQUIRE(withdrawal.status == 200);
    CHECK(member(withdrawal, "/closed/0/version") == "1");
    CHECK(member(program.get("/v1/products/" + id), "/offer") == "null");
    CHECK(member(program.get("/v1/offers/" + member(offer, "/id")), "/in_force") == "false");
    const auto again = program.post("/v1/offers/" + member(offer, "/id") + "/withdrawal", "{}");
    CHECK(member(again, "/code") == "offer-not-active");

    CHECK(program.sealed_types() ==
          std::vector<std::string>{"registry.imported", "product.drafted", "product.published", "offer.published", "offer.withdrawn"});
}

TEST_CASE("a service is drafted, offered and found without storage, shelf life, mass and a price of a kilogram", "[catalog][integration]") {
    market program;
    const std::string tour =
        R"({"name_zh":"盐源泸沽湖游","category":"tourism","storage":null,"shelf_life_hours":null,"unit_net_mass_g":null,"unit_name_zh":"人"})";
    const auto refused = program.post("/v1/products", apples(R"({"category":"tourism"})"));
    CHECK(refused.status == 422);
    CHECK(member(refused, "/code") == "product-kind-invalid");
    CHECK(faults_of(refused) ==
          std::vector<std::string>{"/storage not-of-a-service", "/shelf_life_hours not-of-a-service", "/unit_net_mass_g not-of-a-service"});
    CHECK(faults_of(program.post("/v1/products", apples(R"({"storage":null,"shelf_life_hours":null,"unit_net_mass_g":null})"))) ==
          std::vector<std::string>{"/storage required", "/shelf_life_hours required", "/unit_net_mass_g required"});
    const auto id = program.published(tour);
    const auto offer = program.post("/v1/products/" + id + "/offers", std::string(offer_body));
    REQUIRE(offer.status == 201);
    CHECK(member(offer, "/unit_net_mass_g") == "null");
    CHECK(member(offer, "/tiers/0/price_per_kilogram_fen") == "null");
    CHECK(member(offer, "/price_check/outcome") == "no_comparison");
    const auto page = program.get("/v1/products/" + id);
    CHECK(member(page, "/service") == "true");
    CHECK(member(page, "/storage") == "null");
    CHECK(member(page, "/shelf_life_hours") == "null");
    CHECK(member(page, "/unit_net_mass_g") == "null");
    CHECK(member(page, "/offer/tiers/0/price_per_kilogram_fen") == "null");
    run_until(program.io, [&] { return member(program.get("/v1/product-search?q=泸沽湖"), "/total") == "1"; });
    CHECK(member(program.get("/v1/product-search?q=泸沽湖&category=tourism"), "/data/0/id") == id);
    const base::principal clerk{numbered<base::account_id>(1), program.cooperative, "cooperative", "社员", {"lots:write", "offers:write"}};
    const auto lot = program.ask_as(clerk, method::post, "/v1/products/" + id + "/lots", R"({"number":"1","harvested_on":"2026-03-01"})");
    CHECK(member(lot, "/code") == "product-is-a-service");
    const auto unsold = program.ask_as(
        clerk, method::post, "/v1/unsold-stock",
        R"({"product_id":")" + id + R"(","quantity":1,"unit_price_fen":1,"county_code":"513423","place":"x","perishes_on":"2026-03-05"})");
    CHECK(member(unsold, "/code") == "product-is-a-service");
    auto connection = program.open();
    auto rows = connection.query("SELECT data FROM journal WHERE type = 'offer.published'");
    REQUIRE(rows.next());
    const auto data = nlohmann::json::parse(rows.text(0));
    CHECK(data["service"] == true);
    CHECK(data["storage"].is_null());
    CHECK(data["unit_net_mass_g"].is_null());
}

TEST_CASE("a new version of an offer ends the old one where it begins, and both stay readable", "[catalog][integration]") {
    market program;
    const auto product = program.published();
    const auto offer = program.offered(product);
    const auto second =
        program.post("/v1/products/" + product + "/offers",
                     R"({"minimum_quantity":1,"tiers":[{"quantity_from":1,"unit_price_fen":5000}],"valid_from":"2026-03-02T02:00:00Z"})");
    REQUIRE(second.status == 201);
    CHECK(member(second, "/id") == offer);
    CHECK(member(second, "/version") == "2");
    CHECK(member(second, "/closed_version") == "1");
    CHECK(member(program.get("/v1/offers/" + offer), "/version") == "1");
    CHECK(member(program.get("/v1/offers/" + offer), "/valid_to") == "2026-03-02T02:00:00.000000Z");
    program.clock.advance(std::chrono::hours(1));
    CHECK(member(program.get("/v1/offers/" + offer), "/version") == "2");
    CHECK(member(program.get("/v1/offers/" + offer + "?version=1"), "/in_force") == "false");
    CHECK(program.get("/v1/offers/" + offer + "?version=3").status == 404);
    const auto covering =
        program.post("/v1/products/" + product + "/offers",
                     R"({"minimum_quantity":1,"tiers":[{"quantity_from":1,"unit_price_fen":4000}],"valid_from":"2026-03-02T02:00:00Z"})");
    CHECK(covering.status == 409);
    CHECK(member(covering, "/code") == "offer-overlaps");
}

TEST_CASE("publication and withdrawal go by the version that was seen", "[catalog][integration]") {
    market program;
    const auto id = program.drafted();
    const auto with = [](std::string name, std::string value) {
        http::header_list headers;
        headers.add(std::move(name), std::move(value));
        return headers;
    };
    const auto change = [&](const std::string& target, std::string if_match) {
        return program.ask(method::post, target, "{}", program.cooperative, program.fresh_key(), with("If-Match", std::move(if_match)));
    };
    const auto own = "/v1/my/products/" + id;
    program.certify(id);
    const std::string drafted(program.ask(method::get, own, {}, program.cooperative).headers.find("ETag"));
    CHECK(drafted.starts_with("\"" + id + "-1."));
    CHECK(program.ask(method::get, own, {}, program.cooperative, {}, with("If-None-Match", drafted)).status == 304);

    const auto stale = change("/v1/products/" + id + "/publication", "\"" + id + "-2\"");
    CHECK(stale.status == 412);
    CHECK(stale.headers.find("ETag") == "\"" + id + "-1\"");
    CHECK(change("/v1/products/" + id + "/publication", drafted).status == 201);

    // An offer changes what the product's view shows, so the tag is another, though the product's version is not.
    const std::string published(program.ask(method::get, own, {}, program.cooperative).headers.find("ETag"));
    const auto offer = program.offered(id);
    CHECK(program.ask(method::get, own, {}, program.cooperative, {}, with("If-None-Match", published)).status == 200);

    CHECK(change("/v1/offers/" + offer + "/withdrawal", "\"" + offer + "-2\"").status == 412);
    CHECK(change("/v1/offers/" + offer + "/withdrawal", "\"" + offer + "-1\"").status == 200);
}

TEST_CASE("a product from another county needs a proof before publication", "[catalog][integration]") {
    market program;
    const auto id = program.drafted(R"({"name_zh":"汉源甜樱桃","origin_county_code":"511823"})");
    const auto refused = program.post("/v1/products/" + id + "/publication", "{}");
    CHECK(refused.status == 422);
    CHECK(member(refused, "/code") == "origin-not-proven");
    CHECK(member(program.post("/v1/products/" + id + "/offers", std::string(offer_body)), "/code") == "product-not-published");
}

TEST_CASE("bad input is refused with every fault, and nothing happens", "[catalog][integration]") {
    market program;
    const auto product = program.published();
    struct row {
        std::string target;
        std::string body;
        int status;
        std::vector<std::string> faults;
    };
    const std::string products = "/v1/products";
    const std::string offers = "/v1/products/" + product + "/offers";
    const std::vector<row> rows{
        {products, apples(R"({"colour":"red"})"), 400, {"/colour unknown-field"}},
        {products, apples(R"({"name_zh":7})"), 400, {"/name_zh wrong-type"}},
        {products, apples(R"({"name_zh":null,"unit_net_mass_g":null})"), 400, {"/name_zh required", "/unit_net_mass_g required"}},
        {products, apples(R"({"unit_net_mass_g":0})"), 400, {"/unit_net_mass_g out-of-range"}},
        {products, apples(R"({"unit_net_mass_g":1000001})"), 400, {"/unit_net_mass_g out-of-range"}},
        {products, apples(R"({"unit_net_mass_g":10000.5})"), 400, {"/unit_net_mass_g wrong-type"}},
        {products, apples(R"({"shelf_life_hours":87601})"), 400, {"/shelf_life_hours out-of-range"}},
        {products, apples(R"({"storage":{"class":"cold"}})"), 400, {"/storage/class out-of-range"}},
        {products, apples(R"({"storage":{"max_mc":4001}})"), 422, {"/storage/max_mc out-of-range"}},
        {products, apples(R"({"seasons":[{"from":"02-30","to":"03-01"}]})"), 400, {"/seasons/0/from invalid-format"}},
        {products,
         apples(R"({"seasons":[{"from":"10-01","to":"03-31"},{"from":"05-01","to":"06-30"},{"from":"03-31","to":"04-01"}]})"),
         422,
         {"/seasons/2 overlaps"}},
        {products, apples(R"({"seasons":[{},{},{},{},{}]})"), 400, {"/seasons too-many"}},
        {products, apples(R"({"origin_county_code":"510000"})"), 422, {"/origin_county_code county-unknown"}},
        {products, apples(R"({"category":"fruits"})"), 422, {"/category category-unknown"}},
        {products, "[]", 400, {" wrong-type"}},
        {products, "{", 400, {}},
        {offers, R"({"minimum_quantity":10,"tiers":[],"valid_from":"2026-03-02"})", 400, {"/tiers too-few"}},
        {offers,
         R"({"minimum_quantity":10,"tiers":[{"quantity_from":9,"unit_price_fen":1}],"valid_from":"2026-03-02"})",
         422,
         {"/tiers/0/quantity_from not-the-minimum"}},
        {offers,
         R"({"minimum_quantity":10,"tiers":[{"quantity_from":10,"unit_price_fen":0}],"valid_from":"2026-03-02"})",
         400,
         {"/tiers/0/unit_price_fen out-of-range"}},
        {offers,
         R"({"minimum_quantity":10,"tiers":[{"quantity_from":10,"unit_price_fen":5}],"valid_from":"tomorrow"})",
         400,
         {"/valid_from invalid-format"}},
        {offers,
         R"({"minimum_quantity":10,"tiers":[{"quantity_from":10,"unit_price_fen":5}],"valid_from":"2026-03-02","valid_to":"2026-03-02"})",
         422,
         {}},
        {"/v1/products/" + product + "/publication", R"({"now":true})", 400, {"/now unknown-field"}},
    };
    for (const auto& each : rows) {
        INFO(each.target << " " << each.body);
        const auto response = program.post(each.target, each.body);
        INFO(response.body);
        CHECK(response.status == each.status);
        CHECK(sorted_faults_of(response) == each.faults);
    }
    CHECK(program.sealed_types().size() == 3);
}

TEST_CASE("another organisation's product and offer are not there", "[catalog][integration]") {
    market program;
    const auto product = program.drafted();
    const auto as_other = [&](method verb, const std::string& target, const std::string& body) {
        return member(program.ask(verb, target, body, program.other_cooperative, program.fresh_key()), "/code");
    };
    CHECK(as_other(method::post, "/v1/products/" + product + "/publication", "{}") == "product-not-found");
    CHECK(as_other(method::get, "/v1/my/products/" + product, "") == "product-not-found");
    const auto published = program.published();
    CHECK(as_other(method::post, "/v1/products/" + published + "/offers", std::string(offer_body)) == "product-not-found");
    CHECK(as_other(method::post, "/v1/offers/" + program.offered(published) + "/withdrawal", "{}") == "offer-not-found");
    CHECK(as_other(method::post, "/v1/products/prd_nonsense/publication", "{}") == "product-not-found");
}

TEST_CASE("writing needs a sign-in, a permission and a key", "[catalog][integration]") {
    market program;
    CHECK(program.ask(method::post, "/v1/products", apples(), {}, program.fresh_key()).status == 401);
    CHECK(program.ask(method::get, "/v1/my/products").status == 401);
    CHECK(member(program.ask(method::post, "/v1/products", apples(), program.cooperative), "/code") == "idempotency-key-required");
}

TEST_CASE("the same key answers the same bytes and happens once; with another body it is refused", "[catalog][integration]") {
    market program;
    const auto first = program.post("/v1/products", apples(), "the-same-key-0001");
    const auto again = program.post("/v1/products", apples(), "the-same-key-0001");
    CHECK(first.status == 201);
    CHECK(again.status == 201);
    CHECK(again.body == first.body);
    CHECK(again.headers.find("Idempotency-Replayed") == "true");
    const auto other = program.post("/v1/products", apples(R"({"unit_net_mass_g":5000})"), "the-same-key-0001");
    CHECK(member(other, "/code") == "idempotency-key-reused");
    CHECK(program.sealed_types() == std::vector<std::string>{"registry.imported", "product.drafted"});
}

TEST_CASE("lists are filtered and paged from the newest on", "[catalog][integration]") {
    market program;
    std::vector<std::string> ids;
    for (const auto* name : {"盐源苹果甲", "盐源苹果乙", "100%_苹果汁"}) {
        program.clock.advance(std::chrono::seconds(1));
        ids.push_back(program.published(std::string(R"({"name_zh":")") + name + "\"}"));
    }
    program.clock.advance(std::chrono::seconds(1));
    const auto tea = program.published(
        R"({"name_zh":"青川七佛贡茶","category":"tea","origin_county_code":"510822","storage":{"class":"ambient","min_mc":0,"max_mc":25000}})");
    program.drafted();

    const auto first = program.get("/v1/products?limit=2&category=fruit");
    CHECK(member(first, "/data/0/id") == ids[2]);
    CHECK(member(first, "/data/1/id") == ids[1]);
    CHECK(member(first, "/has_more") == "true");
    const auto second = program.get("/v1/products?limit=2&category=fruit&cursor=" + member(first, "/next_cursor"));
    CHECK(member(second, "/data/0/id") == ids[0]);
    CHECK(member(second, "/has_more") == "false");
    CHECK(member(second, "/next_cursor") == "null");

    const auto only = [&](const std::string& query) {
        return member(program.get("/v1/products?" + query), "/data/0/id") + " " + member(program.get("/v1/products?" + query), "/has_more");
    };
    CHECK(only("county=510822") == tea + " false");
    CHECK(only("storage_class=ambient") == tea + " false");
    CHECK(only("q=%25_") == ids[2] + " false");
    CHECK(only("q=%E7%94%B2&supplier=" + base::to_wire(program.cooperative)) == ids[0] + " false");
    CHECK(member(program.get("/v1/products?supplier=" + base::to_wire(program.other_cooperative)), "/data") == "[]");
    CHECK(sorted_faults_of(program.get("/v1/products?storage_class=cold&supplier=x&q=")) ==
          std::vector<std::string>{"?q out-of-range", "?storage_class invalid-format", "?supplier invalid-format"});
    CHECK(sorted_faults_of(program.get("/v1/products?colour=red&limit=101")) ==
          std::vector<std::string>{"?colour unknown-parameter", "?limit out-of-range"});
}
