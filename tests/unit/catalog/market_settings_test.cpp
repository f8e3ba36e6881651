#include "catalog/market_settings.hpp"

#include <stdexcept>

#include <catch.hpp>

#include "catalog/settings.hpp"

using namespace chuanpin::catalog;

TEST_CASE("settings of the market have defaults and bounds, and are named where they are wrong", "[catalog][settings]") {
    const auto usual = read_market_settings({});
    CHECK(usual.share_warning == 60);
    CHECK(usual.unsold_check == std::chrono::seconds(60));
    CHECK(usual.plan.shortage_per_cent == 80);
    CHECK(usual.plan.glut_per_cent == 150);
    CHECK(usual.few_below == 20);
    struct bound {
        const char* name;
        int min;
        int max;
    };
    for (const auto& [name, min, max] :
         {bound{"catalog.outlet_mark_share_warning", 0, 100}, bound{"catalog.unsold_check_seconds", 1, 86'400},
          bound{"catalog.supply_shortage_per_cent", 1, 100}, bound{"catalog.supply_glut_per_cent", 100, 1'000},
          bound{"catalog.availability_few_below", 1, 1'000'000}}) {
        INFO(name);
        CHECK(is_market_setting(name));
        CHECK_NOTHROW(read_settings({{name, std::to_string(min)}}));
        CHECK_NOTHROW(read_market_settings({{name, std::to_string(min)}}));
        CHECK_NOTHROW(read_market_settings({{name, std::to_string(max)}}));
        CHECK_THROWS_AS(read_market_settings({{name, std::to_string(min - 1)}}), std::runtime_error);
        CHECK_THROWS_AS(read_market_settings({{name, std::to_string(max + 1)}}), std::runtime_error);
        CHECK_THROWS_AS(read_market_settings({{name, "6o"}}), std::runtime_error);
    }
    CHECK_FALSE(is_market_setting("catalog.outlet_share"));
    CHECK(read_market_settings({{"catalog.supply_glut_per_cent", "120"}}).plan.glut_per_cent == 120);
}
