// The certificate decides what is listed, by the day.
#include <catch.hpp>

#include <nlohmann/json.hpp>

#include "tests/integration/catalog/running_catalog.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using namespace std::chrono_literals;
using http::method;

namespace {

struct listed_market : catalog_program {
    base::principal centre{numbered<base::account_id>(63),
                           numbered<base::organisation_id>(53),
                           "project_centre",
                           "Somebody",
                           {"certificates:manage", "marks:read"}};

    listed_market() {
        import_counties();
        know(centre.organisation, centre.organisation_kind, "510104");
    }
    std::size_t listed() { return nlohmann::json::parse(get("/v1/products").body)["data"].size(); }
    std::size_t found() { return nlohmann::json::parse(get("/v1/product-search?q=盐源苹果").body)["total"].get<std::size_t>(); }
    http::response change(const std::string& number, std::string body) {
        return ask_as(centre, method::post, "/v1/certificates/" + number + "/changes", std::move(body));
    }
};

}  // namespace

TEST_CASE("nothing is published without a certificate, or under one that does not authorise that day", "[catalog][integration][mark]") {
    listed_market program;
    const auto id = program.drafted();
    const auto without = program.post("/v1/products/" + id + "/publication", "{}");
    CHECK(without.status == 409);
    CHECK(member(without, "/code") == "product-not-authorised");
    const auto number = program.certify(id, "2026-03-03");
    const auto early = program.post("/v1/products/" + id + "/publication", "{}");
    CHECK(member(early, "/certificate_number") == number);
    CHECK(member(early, "/certificate_status") == "not_yet_valid");
    program.clock.advance(24h);
    const auto published = program.post("/v1/products/" + id + "/publication", "{}");
    CHECK(published.status == 201);
    CHECK(member(published, "/mark/certificate_number") == number);
    CHECK(member(published, "/listed") == "true");
}

TEST_CASE("a certificate that is suspended takes its products off the list at once, and resumed puts them back",
          "[catalog][integration][mark]") {
    listed_market program;
    const auto id = program.drafted();
    const auto number = program.certify(id);
    REQUIRE(program.post("/v1/products/" + id + "/publication", "{}").status == 201);
    run_until(program.io, [&] { return program.found() == 1; });
    CHECK(program.listed() == 1);
    CHECK(member(program.get("/v1/products/" + id), "/mark/status") == "authorised");

    REQUIRE(program.change(number, R"({"action":"suspend","reason":"抽检不合格"})").status == 201);
    CHECK(program.listed() == 0);
    const auto page = program.get("/v1/products/" + id);  // whoever has its address still reads why
    CHECK(page.status == 200);
    CHECK(member(page, "/listed") == "false");
    CHECK(member(page, "/mark/status") == "suspended");
    run_until(program.io, [&] { return program.found() == 0; });

    REQUIRE(program.change(number, R"({"action":"resume","reason":"复检合格"})").status == 201);
    CHECK(program.listed() == 1);
    CHECK(member(program.get("/v1/products/" + id), "/mark/status") == "authorised");
    run_until(program.io, [&] { return program.found() == 1; });
}

TEST_CASE("on the day of the end the listing ends by itself, and one event tells", "[catalog][integration][mark]") {
    listed_market program;
    const auto id = program.drafted();
    program.certify(id, "2026-01-01", "2026-03-03");
    REQUIRE(program.post("/v1/products/" + id + "/publication", "{}").status == 201);
    run_until(program.io, [&] { return program.found() == 1; });
    CHECK(program.listed() == 1);
    const auto page = program.get("/v1/products/" + id);
    CHECK(member(page, "/mark/changes_on") == "2026-03-03");

    program.clock.advance(base::start_of(*base::parse_date("2026-03-03")) - program.clock.now() - 1us);
    CHECK(program.listed() == 1);
    program.clock.advance(1us);
    CHECK(program.listed() == 0);
    CHECK(member(program.get("/v1/products/" + id), "/mark/status") == "expired");
    run_until(program.io, [&] { return program.found() == 0; });
    const auto expired = [&] { return std::ranges::count(program.sealed_types(), "certificate.expired"); };
    run_until(program.io, [&] { return expired() > 0; });
    CHECK(expired() == 1);
}

TEST_CASE("a product that leaves the scope leaves the list on its day", "[catalog][integration][mark]") {
    listed_market program;
    const auto id = program.drafted();
    const auto number = program.certify(id);
    REQUIRE(program.post("/v1/products/" + id + "/publication", "{}").status == 201);
    const auto change = [&](std::string body) {
        return program.ask_as(program.centre, method::post, "/v1/certificates/" + number + "/scope-changes", std::move(body));
    };
    const auto named = change(R"({"catalogue_numbers":[{"product_id":")" + id + R"(","number":"5134230001"}],"reason":"录入名录"})");
    CHECK(named.status == 201);
    CHECK(member(named, "/scope/0/catalogue_number") == "5134230001");
    const auto left = change(R"({"remove":[")" + id + R"("],"from":"2026-03-03","reason":"停产"})");
    REQUIRE(left.status == 201);
    CHECK(member(left, "/product_ids") == "[]");
    CHECK(program.listed() == 1);
    CHECK(member(program.get("/v1/products/" + id), "/mark/changes_on") == "2026-03-03");
    CHECK(faults_of(change(R"({"remove":[")" + id + R"("],"from":"2026-03-03","reason":"x"})")) ==
          std::vector<std::string>{"/remove/0 not-covered"});
    CHECK(faults_of(change(R"({"remove":["apples"],"reason":""})")) ==
          std::vector<std::string>{"/remove invalid-format", "/reason too-short"});
    program.clock.advance(24h);
    CHECK(program.listed() == 0);
    const auto types = program.sealed_types();
    CHECK(std::ranges::count(types, "certificate.scope_changed") == 2);
}
