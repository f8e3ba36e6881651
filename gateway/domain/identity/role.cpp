#include "gateway/domain/identity/role.hpp"

#include <algorithm>
#include <cstddef>

namespace chuanpin::gateway::domain {

namespace {

struct role_row {
    role what;
    std::string_view name;
    std::string_view title_zh;
};

constexpr std::array rows = {
    role_row{role::clerk, "clerk", "经办"},
    role_row{role::approver, "approver", "审核"},
    role_row{role::acceptance_signer, "acceptance_signer", "签收人"},
    role_row{role::finance, "finance", "财务"},
    role_row{role::reviewer, "reviewer", "审核员"},
    role_row{role::administrator, "administrator", "管理员"},
    role_row{role::auditor, "auditor", "审计"},
};
static_assert(std::ranges::equal(rows, roles, {}, &role_row::what), "a role is looked up by its number");

}  // namespace

std::string_view name_of(role what) { return rows.at(static_cast<std::size_t>(what)).name; }
std::string_view title_of(role what) { return rows.at(static_cast<std::size_t>(what)).title_zh; }

std::optional<role> parse_role(std::string_view name) {
    const auto* found = std::ranges::find(rows, name, &role_row::name);
    if (found == rows.end()) return std::nullopt;
    return found->what;
}

}  // namespace chuanpin::gateway::domain
