#include "gateway/domain/identity/permissions.hpp"

#include <algorithm>
#include <array>

namespace chuanpin::gateway::domain {

namespace {

enum : unsigned { cooperative = 1, buyer = 2, finance = 4, partner = 8, platform_operator = 16, everybody = 31 };

struct grant {
    std::string_view permission;
    unsigned roles;
};

/// Sorted by permission. The operator has every one.
constexpr std::array grants = {
    grant{"offers:write", cooperative | platform_operator},
    grant{"operations:read", platform_operator},
    grant{"orders:accept", buyer | platform_operator},
    grant{"orders:cancel", buyer | platform_operator},
    grant{"orders:confirm", cooperative | platform_operator},
    grant{"orders:place", buyer | platform_operator},
    grant{"orders:read", everybody},
    grant{"orders:ship", cooperative | platform_operator},
    grant{"organisations:write", platform_operator},
    grant{"products:write", cooperative | platform_operator},
    grant{"regions:write", platform_operator},
    grant{"shipments:read", everybody},
    grant{"shipments:write", cooperative | platform_operator},
    grant{"stock:write", cooperative | platform_operator},
    grant{"subsidies:read", finance | platform_operator},
    grant{"subsidies:write", platform_operator},
    grant{"webhooks:write", everybody},
};
static_assert(std::ranges::is_sorted(grants, {}, &grant::permission));
static_assert(std::ranges::all_of(grants, [](const grant& each) { return (each.roles & platform_operator) != 0; }));

constexpr unsigned bit_of(role what) {
    switch (what) {
        case role::cooperative:
            return cooperative;
        case role::buyer:
            return buyer;
        case role::finance:
            return finance;
        case role::partner:
            return partner;
        case role::platform_operator:
            return platform_operator;
    }
    return 0;
}

constexpr std::array roles = {role::cooperative, role::buyer, role::finance, role::partner, role::platform_operator};

}  // namespace

std::string_view name_of(role what) {
    switch (what) {
        case role::cooperative:
            return "cooperative";
        case role::buyer:
            return "buyer";
        case role::finance:
            return "finance";
        case role::partner:
            return "partner";
        case role::platform_operator:
            return "operator";
    }
    return {};
}

std::optional<role> parse_role(std::string_view name) {
    const auto* found = std::ranges::find(roles, name, [](role each) { return name_of(each); });
    if (found == roles.end()) return std::nullopt;
    return *found;
}

role role_for(organisation_kind kind) {
    switch (kind) {
        case organisation_kind::cooperative:
            return role::cooperative;
        case organisation_kind::school:
        case organisation_kind::agency:
            return role::buyer;
        case organisation_kind::finance_bureau:
            return role::finance;
        case organisation_kind::partner:
            return role::partner;
        case organisation_kind::platform_operator:
            return role::platform_operator;
    }
    return role::partner;
}

std::vector<std::string> permissions_of(role what) {
    std::vector<std::string> permissions;
    for (const auto& each : grants) {
        if ((each.roles & bit_of(what)) != 0) permissions.emplace_back(each.permission);
    }
    return permissions;
}

}  // namespace chuanpin::gateway::domain
