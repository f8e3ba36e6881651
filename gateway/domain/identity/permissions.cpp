#include "gateway/domain/identity/permissions.hpp"

#include <algorithm>
#include <array>

namespace chuanpin::gateway::domain {

namespace {

constexpr unsigned bit_of(organisation_family family) { return 1U << static_cast<unsigned>(family); }
constexpr unsigned bit_of(role what) { return 1U << static_cast<unsigned>(what); }

// --- families --------------------------------------------------------------------------------------------------------------
constexpr unsigned supplier = bit_of(organisation_family::supplier);
constexpr unsigned buyer = bit_of(organisation_family::buyer);
constexpr unsigned reviewing = bit_of(organisation_family::reviewer);
constexpr unsigned finances = bit_of(organisation_family::finance);
constexpr unsigned logistics = bit_of(organisation_family::logistics);
constexpr unsigned partner = bit_of(organisation_family::partner);
constexpr unsigned supervision = bit_of(organisation_family::supervision);
constexpr unsigned platform = bit_of(organisation_family::platform_operator);
constexpr unsigned traders = supplier | buyer | logistics | partner;
constexpr unsigned every_family = traders | reviewing | finances | supervision | platform;

// --- roles -----------------------------------------------------------------------------------------------------------------
constexpr unsigned clerk = bit_of(role::clerk);
constexpr unsigned approver = bit_of(role::approver);
constexpr unsigned signer = bit_of(role::acceptance_signer);
constexpr unsigned finance = bit_of(role::finance);
constexpr unsigned reviewer = bit_of(role::reviewer);
constexpr unsigned administrator = bit_of(role::administrator);
constexpr unsigned auditor = bit_of(role::auditor);
constexpr unsigned trade_roles = clerk | approver | finance | auditor;

struct grant {
    std::string_view permission;
    unsigned families;
    unsigned roles;
};

/// Sorted by permission; a permission has a row for each group of families whose roles differ.
constexpr std::array grants = {
    grant{"accounts:read", every_family, administrator | auditor},
    grant{"accounts:write", every_family, administrator},
    grant{"agreements:collect", buyer, clerk},
    grant{"agreements:pay", supplier | buyer, finance},
    grant{"agreements:read", supplier | buyer, trade_roles},
    grant{"agreements:sign", supplier | buyer, approver},
    grant{"agreements:supply", supplier, clerk},
    grant{"api-keys:write", every_family, administrator},
    grant{"attributions:correct", supplier | buyer, approver},
    grant{"attributions:read", supplier | buyer, trade_roles},
    grant{"audit:read", every_family, auditor},
    grant{"budgets:read", buyer, trade_roles},
    grant{"budgets:write", buyer, finance},
    grant{"certificates:manage", reviewing, reviewer},
    grant{"complaints:answer", supplier, clerk | approver},
    grant{"complaints:read", supplier | buyer, trade_roles},
    grant{"complaints:read", buyer, signer},
    grant{"complaints:read", supervision | platform, reviewer | auditor},
    grant{"complaints:rule", platform, reviewer},
    grant{"complaints:write", buyer, clerk | approver | signer},
    grant{"contacts:write", every_family, administrator},
    grant{"contracts:sign", supplier | buyer, approver},
    grant{"credits:write", supplier, approver | finance},
    grant{"documents:write", supplier, clerk},
    grant{"harvests:write", reviewing | platform, reviewer},
    grant{"households:read", reviewing | supervision | platform, reviewer | auditor},
    grant{"lots:write", supplier, clerk},
    grant{"marks:apply", supplier, clerk},
    grant{"marks:file", reviewing, reviewer},
    grant{"marks:first-review", reviewing, reviewer},
    grant{"marks:re-review", reviewing, reviewer},
    grant{"marks:read", reviewing | platform, reviewer | auditor},
    grant{"marks:read", supervision, auditor},
    grant{"need-totals:read", supplier, clerk | approver | auditor},
    grant{"need-totals:read", reviewing | platform, reviewer | auditor},
    grant{"need-totals:read", supervision, auditor},
    grant{"needs:read", buyer, trade_roles},
    grant{"needs:write", buyer, clerk},
    grant{"offers:write", supplier, clerk},
    grant{"orders:accept", buyer, signer},
    grant{"orders:approve", buyer, approver},
    grant{"orders:cancel", buyer, clerk | approver},
    grant{"orders:confirm", supplier, approver},
    grant{"orders:place", buyer, clerk},
    grant{"orders:read", traders, trade_roles},
    grant{"orders:read", buyer, signer},
    grant{"orders:read", finances | supervision | platform, finance | reviewer | auditor},
    grant{"orders:ship", supplier, clerk},
    grant{"organisations:read", platform, administrator | reviewer | auditor},
    grant{"organisations:read", supervision, auditor},
    grant{"organisations:write", platform, administrator},
    grant{"outlets:read", reviewing | platform, reviewer | auditor},
    grant{"outlets:read", finances, finance | auditor},
    grant{"outlets:read", supervision, auditor},
    grant{"outlets:write", traders, clerk},
    grant{"pairings:write", platform, reviewer},
    grant{"payments:write", supplier | buyer, finance},
    grant{"personal-data:erase", platform, administrator},
    grant{"price-spikes:read", reviewing | platform, reviewer | auditor},
    grant{"price-spikes:read", supervision, auditor},
    grant{"prices:write", reviewing | platform, reviewer},
    grant{"products:review", platform, reviewer},
    grant{"products:write", supplier, clerk},
    grant{"purchasing-rules:write", buyer, administrator},
    grant{"quotations:award", buyer, approver},
    grant{"quotations:read", supplier | buyer, trade_roles},
    grant{"quotations:request", buyer, clerk},
    grant{"quotes:write", supplier, clerk | approver},
    grant{"registrations:decide", platform, reviewer},
    grant{"registrations:read", reviewing | platform, reviewer | auditor},
    grant{"registrations:recommend", reviewing, reviewer},
    grant{"shipments:read", traders, trade_roles},
    grant{"shipments:read", buyer, signer},
    grant{"shipments:read", finances | supervision | platform, finance | reviewer | auditor},
    grant{"shipments:write", supplier | logistics, clerk},
    grant{"stock:write", supplier, clerk},
    grant{"subsidies:read", finances | platform, finance | reviewer | auditor},
    grant{"subsidies:read", supervision, auditor},
    grant{"subsidies:write", platform, reviewer},
    grant{"units:write", every_family, administrator},
    grant{"webhooks:write", every_family, administrator},
    grant{"webhooks:write", partner, clerk},
};
static_assert(std::ranges::is_sorted(grants, {}, &grant::permission));

bool is_given(const grant& row, organisation_family family, unsigned held) {
    return (row.families & bit_of(family)) != 0 && (row.roles & held) != 0;
}

std::vector<std::string> permissions_of_bits(organisation_family family, unsigned held) {
    std::vector<std::string> permissions;
    for (const auto& each : grants) {
        if (is_given(each, family, held) && (permissions.empty() || permissions.back() != each.permission))
            permissions.emplace_back(each.permission);
    }
    return permissions;
}

}  // namespace

std::vector<std::string> permissions_of(organisation_family family, role what) { return permissions_of_bits(family, bit_of(what)); }

std::vector<std::string> permissions_of(organisation_family family, std::span<const role> held) {
    unsigned bits = 0;
    for (const auto each : held) bits |= bit_of(each);
    return permissions_of_bits(family, bits);
}

std::vector<role> roles_of(organisation_family family) {
    std::vector<role> found;
    for (const auto each : roles) {
        if (std::ranges::any_of(grants, [&](const grant& row) { return is_given(row, family, bit_of(each)); })) found.push_back(each);
    }
    return found;
}

std::vector<role> first_roles(organisation_kind kind) {
    if (is_one_person(kind)) return roles_of(family_of(kind));
    return {role::administrator};
}

std::vector<std::string_view> all_permissions() {
    std::vector<std::string_view> permissions;
    for (const auto& each : grants) {
        if (permissions.empty() || permissions.back() != each.permission) permissions.push_back(each.permission);
    }
    return permissions;
}

}  // namespace chuanpin::gateway::domain
