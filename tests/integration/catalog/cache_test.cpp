#include <catch.hpp>

#include "tests/integration/catalog/running_catalog.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;

namespace {

constexpr const char* answered_from_cache = "chuanpin_catalog_encoded_answers_total{from=cache}";

// Asks until the cache answers, which it does once the journal is being followed.
void warm(catalog_program& program, const std::string& target) {
    run_until(program.io, [&] {
        const auto before = program.metrics.value(answered_from_cache);
        program.get(target);
        return program.metrics.value(answered_from_cache) > before;
    });
}

http::header_list if_none_match(std::string_view etag) {
    http::header_list headers;
    headers.add("If-None-Match", std::string(etag));
    return headers;
}

}  // namespace

TEST_CASE("a cached read answers the same bytes, and nothing where the caller has them", "[catalog][integration]") {
    catalog_program program;
    program.import_counties();
    const auto target = "/v1/products/" + program.published();
    const auto fresh = program.get(target);
    warm(program, target);
    const auto cached = program.get(target);
    CHECK(cached.body == fresh.body);
    CHECK(cached.headers.find("ETag") == fresh.headers.find("ETag"));
    const auto unchanged = program.get(target, if_none_match(fresh.headers.find("ETag")));
    CHECK(unchanged.status == 304);
    CHECK(unchanged.body.empty());
    CHECK(unchanged.headers.find("ETag") == fresh.headers.find("ETag"));
    CHECK(program.get(target, if_none_match("\"other\"")).status == 200);
}

TEST_CASE("a change is seen by the very next read of the process that made it", "[catalog][integration]") {
    catalog_program program;
    program.import_counties();
    const auto id = program.published();
    warm(program, "/v1/products/" + id);
    warm(program, "/v1/products");
    CHECK(program.post("/v1/products/" + id + "/offers", std::string(offer_body)).status == 201);
    CHECK(member(program.get("/v1/products/" + id), "/offer/version") == "1");
    CHECK(member(program.get("/v1/products"), "/data/0/offer/version") == "1");
}

TEST_CASE("a change of another process is seen within a second or two", "[catalog][integration]") {
    catalog_program program;
    program.import_counties();
    const auto id = program.published();
    warm(program, "/v1/products/" + id);
    {
        // Commits and goes without sealing: the first program's sequencer finds the entry.
        catalog_program other(program.settings.schema_prefix, 2);
        CHECK(other.post("/v1/products/" + id + "/offers", std::string(offer_body)).status == 201);
    }
    run_until(program.io, [&] { return member(program.get("/v1/products/" + id), "/offer") != "null"; });
    CHECK(member(program.get("/v1/products/" + id), "/offer/version") == "1");
}

TEST_CASE("a price that begins later appears in a cached page at its moment", "[catalog][integration]") {
    catalog_program program;
    program.import_counties();
    const auto id = program.published();
    CHECK(program
              .post("/v1/products/" + id + "/offers",
                    R"({"minimum_quantity":1,"tiers":[{"quantity_from":1,"unit_price_fen":5000}],"valid_from":"2026-03-02T01:00:30Z"})")
              .status == 201);
    warm(program, "/v1/products/" + id);
    CHECK(member(program.get("/v1/products/" + id), "/offer") == "null");
    program.clock.advance(std::chrono::seconds(30));
    CHECK(member(program.get("/v1/products/" + id), "/offer/version") == "1");
}
