#include <catch.hpp>

#include "gateway/domain/identity/organisation_tree.hpp"
#include "gateway/domain/identity/unit.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::gateway::domain;
using tests::numbered;

TEST_CASE("names of unit kinds go there and back", "[gateway][domain]") {
    for (int number = 0; number < 7; ++number) {
        const auto kind = static_cast<unit_kind>(number);
        CHECK(parse_unit_kind(name_of(kind)) == kind);
    }
    CHECK_FALSE(parse_unit_kind("office"));
}

TEST_CASE("units stand five deep, and five hundred are open at most", "[gateway][domain]") {
    CHECK(may_open_unit(unit_depth_max, open_units_max - 1));
    CHECK(may_open_unit(unit_depth_max + 1, 0).error().code == "unit-too-deep");
    CHECK(may_open_unit(1, open_units_max).error().code == "units-too-many");
}

TEST_CASE("an organisation stands below another, six deep, never below itself", "[gateway][domain]") {
    std::vector<base::organisation_id> chain;
    for (unsigned char number = 1; number <= 5; ++number) chain.push_back(numbered<base::organisation_id>(number));
    const auto moved = numbered<base::organisation_id>(9);
    CHECK(may_stand_below(chain, moved, 1));
    CHECK(may_stand_below(chain, moved, 2).error().code == "organisation-tree-too-deep");
    CHECK(may_stand_below({}, moved, organisation_depth_max));
    CHECK(may_stand_below({}, moved, organisation_depth_max + 1).error().code == "organisation-tree-too-deep");
    CHECK(may_stand_below(chain, numbered<base::organisation_id>(5), 1).error().code == "organisation-tree-cycle");
}
