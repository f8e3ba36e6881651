#include "catalog/domain/labour/labour_limits.hpp"

#include <stdexcept>

#include <catch.hpp>

#include "catalog/labour_settings.hpp"
#include "catalog/settings.hpp"
#include "tests/support/manual_clock.hpp"

using namespace chuanpin;
using namespace chuanpin::catalog;

namespace {

const base::instant now = tests::manual_clock().now();  // 09:00 in Shanghai
constexpr domain::labour_limits limits{.workers_min = 5, .lists_per_day = 3, .names_per_day = 100};

std::string outcome_of(const domain::labour_day& before, std::int64_t workers) {
    const auto fine = domain::check_limits(limits, before, workers, now);
    return fine ? "fine" : fine.error().code;
}

}  // namespace

TEST_CASE("a labour list has a smallest size", "[catalog][labour]") {
    CHECK(outcome_of({}, 5) == "fine");
    CHECK(outcome_of({}, 4) == "labour-list-too-small");
    CHECK(outcome_of({}, 1) == "labour-list-too-small");
    const auto refused = domain::check_limits(limits, {}, 4, now);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().fields.at(0).pointer == "/workers");
    CHECK(refused.error().fields.at(0).detail == "Must have at least 5 items.");
}

TEST_CASE("an organisation has so many lists and so many names answered a day", "[catalog][labour]") {
    CHECK(outcome_of({2, 10}, 5) == "fine");
    CHECK(outcome_of({3, 15}, 5) == "labour-quota-exceeded");
    CHECK(outcome_of({1, 50}, 50) == "fine");
    CHECK(outcome_of({1, 50}, 51) == "labour-quota-exceeded");
    CHECK(outcome_of({1, 101}, 5) == "labour-quota-exceeded");  // the setting was lowered during the day
    const auto refused = domain::check_limits(limits, {3, 15}, 5, now);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == base::error_kind::rate_limited);
    CHECK(refused.error().retry_after == std::chrono::hours(15));
}

TEST_CASE("settings of labour lists have defaults and bounds, and are named where they are wrong", "[catalog][settings]") {
    CHECK(read_labour_limits({}).workers_min == 5);
    CHECK(read_labour_limits({}).lists_per_day == 5);
    CHECK(read_labour_limits({}).names_per_day == 10'000);
    struct bound {
        const char* name;
        int max;
    };
    for (const auto& [name, max] : {bound{"catalog.labour_list_workers_min", 5'000}, bound{"catalog.labour_lists_per_day", 10'000},
                                    bound{"catalog.labour_names_per_day", 10'000'000}}) {
        CAPTURE(name);
        CHECK(is_labour_setting(name));
        CHECK_NOTHROW(read_settings({{name, "1"}}));
        CHECK_NOTHROW(read_labour_limits({{name, "1"}}));
        CHECK_NOTHROW(read_labour_limits({{name, std::to_string(max)}}));
        for (const auto& wrong : {std::string("0"), std::to_string(max + 1), std::string("x")})
            CHECK_THROWS_WITH(read_labour_limits({{name, wrong}}), Catch::Matchers::Contains(name));
    }
    CHECK(read_labour_limits({{"catalog.labour_lists_per_day", "7"}}).lists_per_day == 7);
}
