#include <catch.hpp>

#include "tests/integration/catalog/running_catalog.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using http::method;

namespace {

struct board : catalog_program {
    explicit board(std::string prefix = fresh_prefix()) : catalog_program(std::move(prefix)) { import_counties(); }

    std::string offered() {
        const auto id = published();
        REQUIRE(catalog_program::post("/v1/products/" + id + "/offers", std::string(offer_body)).status == 201);
        return id;
    }
    http::response list(const std::string& product, std::string_view changes = "{}") {
        auto document = nlohmann::json::parse(
            R"({"quantity":60,"unit_price_fen":3000,"perishes_on":"2026-03-10","county_code":"513423","place":"冷库3号"})");
        document["product_id"] = product;
        document.merge_patch(nlohmann::json::parse(changes));
        return catalog_program::post("/v1/unsold-stock", document.dump());
    }
};

}  // namespace

TEST_CASE("unsold stock stands on the board until it is reduced, withdrawn or perishes", "[catalog][integration][unsold]") {
    board program;
    const auto apples = program.offered();
    const auto listed = program.list(apples);
    INFO(listed.body);
    REQUIRE(listed.status == 201);
    const auto id = member(listed, "/id");
    CHECK(member(listed, "/price_per_kilogram_fen") == "300");
    const auto sooner = member(program.list(apples, R"({"perishes_on":"2026-03-05","county_code":"513424"})"), "/id");
    const auto first = program.get("/v1/unsold-stock?limit=1");
    CHECK(member(first, "/data/0/id") == sooner);
    CHECK(member(program.get("/v1/unsold-stock?limit=1&cursor=" + member(first, "/next_cursor")), "/data/0/id") == id);
    CHECK(member(program.get("/v1/unsold-stock?county=513423&category=fruit"), "/data/0/id") == id);
    CHECK(member(program.get("/v1/unsold-stock?perishes_before=2026-03-05"), "/data") == "[]");
    const auto path = "/v1/unsold-stock/" + id;
    CHECK(member(program.post(path + "/reduction", R"({"quantity":20})"), "/quantity") == "20");
    CHECK(faults_of(program.post(path + "/reduction", R"({"quantity":21})")) == std::vector<std::string>{"/quantity out-of-range"});
    CHECK(program.ask(method::post, path + "/withdrawal", R"({"reason":"x"})", program.other_cooperative, program.fresh_key()).status ==
          404);
    CHECK(member(program.post(path + "/withdrawal", R"({"reason":"已售出"})"), "/status") == "withdrawn");
    CHECK(member(program.post(path + "/withdrawal", R"({"reason":"x"})"), "/code") == "unsold-ended");
    program.clock.advance(std::chrono::days(3));
    CHECK(member(program.get("/v1/unsold-stock"), "/data") == "[]");
    CHECK(member(program.get("/v1/unsold-stock/" + sooner), "/status") == "perished");
    CHECK(member(program.ask(method::get, "/v1/my/unsold-stock", {}, program.cooperative), "/data/0/status") == "perished");
}

TEST_CASE("a process that starts ends what has perished meanwhile", "[catalog][integration][unsold]") {
    const auto prefix = catalog_program::fresh_prefix();
    board before(prefix);
    REQUIRE(before.list(before.offered()).status == 201);
    before.open().execute("UPDATE unsold_stock SET perishes_on = '2026-03-02'");
    board after(prefix);
    auto connection = after.open();
    run_until(after.io, [&] {
        auto rows = connection.query("SELECT COUNT(*) FROM journal WHERE type = 'unsold_stock.ended'");
        return rows.next() && rows.integer(0) == 1;
    });
    CHECK(member(after.ask(method::get, "/v1/my/unsold-stock", {}, after.cooperative), "/data/0/version") == "2");
}

TEST_CASE("what is wrong with an entry of the board is named, and nothing is stored", "[catalog][integration][unsold]") {
    board program;
    CHECK(member(program.list(program.published()), "/code") == "unsold-without-offer");
    const auto apples = program.offered();
    CHECK(faults_of(program.list(apples, R"({"unit_price_fen":6401})")) == std::vector<std::string>{"/unit_price_fen above-offer"});
    CHECK(faults_of(program.list(apples, R"({"county_code":"999999"})")) == std::vector<std::string>{"/county_code county-unknown"});
    CHECK(
        sorted_faults_of(program.list(apples, R"({"quantity":0,"unit_price_fen":0,"perishes_on":"tomorrow","place":"","colour":"red"})")) ==
        std::vector<std::string>{"/colour unknown-field", "/perishes_on invalid-format", "/place too-short", "/quantity out-of-range",
                                 "/unit_price_fen out-of-range"});
    CHECK(program.list("prd_00000000000000000000000009").status == 404);
    CHECK(member(program.get("/v1/unsold-stock"), "/data") == "[]");
    CHECK(program.get("/v1/unsold-stock?perishes_before=soon").status == 400);
    CHECK(program.get("/v1/unsold-stock/uns_1").status == 404);
}

TEST_CASE("a supplier has two hundred entries on the board, and not one more", "[catalog][integration][unsold]") {
    board program;
    const auto apples = program.offered();
    REQUIRE(program.list(apples).status == 201);
    auto connection = program.open();
    for (int i = 0; i < 198; ++i)
        connection.execute(
            "INSERT INTO unsold_stock (listing_id, product_id, supplier_organisation_id, category, county_code, place, first_quantity, "
            "quantity, "
            "unit_price_fen, perishes_on, status, reason, version, listed_at, changed_at) SELECT ?, product_id, supplier_organisation_id, "
            "category, county_code, place, first_quantity, quantity, unit_price_fen, perishes_on, status, reason, version, listed_at, "
            "changed_at "
            "FROM unsold_stock WHERE listing_id = (SELECT MIN(listing_id) FROM unsold_stock WHERE first_quantity = 60)",
            {numbered<base::account_id>(static_cast<unsigned char>(i + 1))});
    CHECK(program.list(apples).status == 201);
    CHECK(member(program.list(apples), "/code") == "unsold-too-many");
}
