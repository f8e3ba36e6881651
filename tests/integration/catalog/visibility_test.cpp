// How long after its answer a change is seen in the list and in the search. `-s` shows the median and the longest.
#include <catch.hpp>

#include <algorithm>
#include <optional>

#include <nlohmann/json.hpp>

#include "tests/integration/catalog/running_catalog.hpp"

using namespace chuanpin;
using namespace std::chrono_literals;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

namespace {

// The promise is a second. Sanitizers make the same work several times slower.
#ifndef __has_feature
#define __has_feature(feature) 0
#endif
constexpr milliseconds seen_within = __has_feature(address_sanitizer) ? 4s : 1s;
constexpr std::size_t changes = 20;

struct delays {
    std::vector<milliseconds> list;
    std::vector<milliseconds> search;
};

milliseconds median(std::vector<milliseconds> of) {
    std::ranges::sort(of);
    return of[of.size() / 2];
}
milliseconds longest(const std::vector<milliseconds>& of) { return std::ranges::max(of); }

/// Whether the page has a product with this text in it.
bool has(tests::catalog_program& at, const std::string& target, const std::string& text) {
    const auto answer = at.get(target);
    return answer.status == 200 && nlohmann::json::parse(answer.body)["data"].dump().find(text) != std::string::npos;
}

/// From now until the list and the search have a product with the text in it.
void measure(tests::catalog_program& at, const std::string& list, const std::string& search, const std::string& text, delays& into) {
    const auto answered = steady_clock::now();
    const auto since = [&] { return std::chrono::duration_cast<milliseconds>(steady_clock::now() - answered); };
    std::optional<milliseconds> listed;
    std::optional<milliseconds> found;
    tests::run_until(at.io, [&] {
        if (!listed && has(at, list, text)) listed = since();
        if (!found && has(at, search, text)) found = since();
        return listed && found;
    });
    into.list.push_back(*listed);
    into.search.push_back(*found);
}

void check(const delays& seen) {
    INFO("list: median " << median(seen.list).count() << " ms, longest " << longest(seen.list).count() << " ms; search: median "
                         << median(seen.search).count() << " ms, longest " << longest(seen.search).count() << " ms");
    CHECK(longest(seen.list) <= seen_within);
    CHECK(longest(seen.search) <= seen_within);
}

}  // namespace

TEST_CASE("a product is in the list and found within a second of its publication", "[catalog][search]") {
    tests::catalog_program at;
    at.import_counties();
    delays seen;
    for (std::size_t i = 0; i < changes; ++i) {
        const auto id = at.published("{}");
        measure(at, "/v1/products?limit=100", "/v1/product-search?limit=100", id, seen);
    }
    check(seen);
}

TEST_CASE("a price is in the list and filtered by within a second of its answer", "[catalog][search]") {
    tests::catalog_program at;
    at.import_counties();
    const auto id = at.published("{}");
    delays seen;
    for (std::size_t i = 0; i < changes; ++i) {
        at.clock.advance(1s);  // a version begins behind the one before
        const auto price = std::to_string(5'000 + 10 * i);
        const auto now = base::to_rfc3339(at.clock.now());
        const auto answer =
            at.post("/v1/products/" + id + "/offers", R"({"minimum_quantity":1,"tiers":[{"quantity_from":1,"unit_price_fen":)" + price +
                                                          R"(}],"valid_from":")" + now + "\"}");
        REQUIRE(answer.status == 201);
        const auto per_kilogram = std::to_string(500 + i);
        measure(at, "/v1/products",
                "/v1/product-search?price_per_kilogram_fen_min=" + per_kilogram + "&price_per_kilogram_fen_max=" + per_kilogram,
                "\"unit_price_fen\":" + price, seen);
    }
    check(seen);
}
