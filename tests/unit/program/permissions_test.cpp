// The gateway's table of permissions against the route tables of all services: both ways.
#include <catch.hpp>

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "catalog/service.hpp"
#include "gateway/domain/identity/permissions.hpp"
#include "gateway/service.hpp"
#include "logistics/service.hpp"
#include "orders/service.hpp"

using namespace chuanpin;

namespace {

/// Asked inside a use case instead of a row: orders/app/cancel_order (who cancels which side), logistics/app/read_shipments and
/// assess_subsidy (whose shipments somebody sees and assesses).
constexpr std::array<std::string_view, 3> asked_inside = {"orders:cancel", "subsidies:read", "subsidies:write"};

std::set<std::string_view> used_permissions() {
    std::set<std::string_view> used(asked_inside.begin(), asked_inside.end());
    for (const auto& service : {gateway::definition(), catalog::definition(), orders::definition(), logistics::definition()}) {
        for (const auto& route : service.routes) {
            if (!route.who_may.permission.empty()) used.insert(route.who_may.permission);
        }
    }
    return used;
}

}  // namespace

TEST_CASE("every permission that a route asks for is given to somebody", "[program][permissions]") {
    const auto given = gateway::domain::all_permissions();
    for (const auto permission : used_permissions()) {
        CAPTURE(permission);
        CHECK(std::ranges::find(given, permission) != given.end());
    }
}

TEST_CASE("every permission that is given is asked for", "[program][permissions]") {
    const auto used = used_permissions();
    for (const auto permission : gateway::domain::all_permissions()) {
        CAPTURE(permission);
        CHECK(used.contains(permission));
    }
}
