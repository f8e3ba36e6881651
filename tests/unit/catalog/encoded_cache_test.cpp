#include <catch.hpp>

#include "catalog/http/cached_response.hpp"
#include "catalog/http/encoded_cache.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/null_metrics.hpp"

using namespace chuanpin;
using namespace chuanpin::catalog::http;
using std::chrono::steady_clock;

namespace {

const base::instant now = tests::manual_clock().now();

std::shared_ptr<const encoded_answer> answer_of(std::size_t bytes, base::instant until = now + std::chrono::hours(1)) {
    return std::make_shared<const encoded_answer>(encoded_answer{std::string(bytes, 'x'), "\"e\"", until, {}});
}

struct trusted_cache {
    tests::null_metrics metrics;
    encoded_cache cache{metrics};
    trusted_cache() { cache.trust_from(steady_clock::now() + std::chrono::hours(1)); }

    void put(const std::string& product, std::optional<base::instant> next_change = {}) {
        cache.put_product(cache.begin(), "zh /v1/products/" + product, product, "{}", now, next_change);
        cache.put_list(cache.begin(), "zh /v1/products", {"[]", {}}, now, next_change);
    }
    bool has(const std::string& product, base::instant at = now) { return cache.find_product("zh /v1/products/" + product, at) != nullptr; }
    bool has_list() { return cache.find_list("zh /v1/products", now) != nullptr; }
};

}  // namespace

TEST_CASE("the answer unused for longest leaves first when the entries are full", "[catalog][cache]") {
    response_lru answers({2, 1'000'000});
    answers.put("a", "1", answer_of(10));
    answers.put("b", "2", answer_of(10));
    CHECK(answers.find("a", now));
    answers.put("c", "3", answer_of(10));
    CHECK(answers.find("a", now));
    CHECK_FALSE(answers.find("b", now));
    CHECK(answers.find("c", now));
    CHECK(answers.entries() == 2);
}

TEST_CASE("the bytes of all answers stay within their bound, and one may take an eighth of it", "[catalog][cache]") {
    response_lru answers({100, 800});
    answers.put("a", "1", answer_of(99));
    CHECK(answers.bytes() == 100);
    answers.put("b", "2", answer_of(100));
    CHECK_FALSE(answers.find("b", now));
    for (char key = 'c'; key < 'c' + 9; ++key) answers.put(std::string(1, key), "3", answer_of(99));
    CHECK(answers.bytes() == 800);
    CHECK(answers.entries() == 8);
}

TEST_CASE("an answer put again replaces the one before, and a forgotten tag takes all of its answers", "[catalog][cache]") {
    response_lru answers({100, 10'000});
    answers.put("zh a", "1", answer_of(10));
    answers.put("zh a", "1", answer_of(20));
    answers.put("en a", "1", answer_of(10));
    answers.put("zh b", "2", answer_of(10));
    CHECK(answers.entries() == 3);
    CHECK(answers.find("zh a", now)->body.size() == 20);
    answers.forget("1");
    CHECK(answers.entries() == 1);
    CHECK(answers.bytes() == 14);
    answers.clear();
    CHECK(answers.bytes() == 0);
}

TEST_CASE("an answer ends with the next change of a price, or after a minute", "[catalog][cache]") {
    trusted_cache held;
    held.put("prd_1", now + std::chrono::seconds(5));
    held.put("prd_2", now + std::chrono::hours(5));
    CHECK(held.has("prd_1", now + std::chrono::seconds(5) - std::chrono::microseconds(1)));
    CHECK_FALSE(held.has("prd_1", now + std::chrono::seconds(5)));
    CHECK(held.has("prd_2", now + encoded_answer_age_max - std::chrono::microseconds(1)));
    CHECK_FALSE(held.has("prd_2", now + encoded_answer_age_max));
}

TEST_CASE("a changed product takes itself and every list out, but no other product", "[catalog][cache]") {
    trusted_cache held;
    held.put("prd_1");
    held.put("prd_2");
    held.cache.forget_product("prd_1");
    CHECK_FALSE(held.has("prd_1"));
    CHECK(held.has("prd_2"));
    CHECK_FALSE(held.has_list());
}

TEST_CASE("what was being read while something changed is answered but not kept", "[catalog][cache]") {
    trusted_cache held;
    const auto ticket = held.cache.begin();
    held.cache.forget_product("prd_9");
    const auto answer = held.cache.put_product(ticket, "zh /v1/products/prd_1", "prd_1", "{}", now, {});
    CHECK(answer->body == "{}");
    CHECK_FALSE(held.has("prd_1"));
}

TEST_CASE("nothing is answered from the cache while the journal was not seen for a second", "[catalog][cache]") {
    trusted_cache held;
    held.put("prd_1");
    held.cache.trust_from(steady_clock::now() - journal_look_age_max);
    CHECK_FALSE(held.has("prd_1"));
    held.cache.trust_from(steady_clock::now() + std::chrono::hours(1));
    CHECK(held.has("prd_1"));
    CHECK(held.metrics.value("chuanpin_catalog_encoded_answers_total{from=cache}") == 1);
    CHECK(held.metrics.value("chuanpin_catalog_encoded_answers_total{from=database}") == 1);
}
