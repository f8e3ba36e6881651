#include "gateway/domain/identity/organisation_kind.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace chuanpin::gateway::domain {

namespace {

using enum organisation_kind;
using family = organisation_family;

// Who reviews an application for the mark stands with the reviewers, also where it sells as well (供销社).
constexpr std::array rows = {
    organisation_kind_row{cooperative, "cooperative", family::supplier, "合作社"},
    organisation_kind_row{family_farm, "family_farm", family::supplier, "家庭农场"},
    organisation_kind_row{leading_enterprise, "leading_enterprise", family::supplier, "龙头企业"},
    organisation_kind_row{village_collective, "village_collective", family::supplier, "村集体公司"},
    organisation_kind_row{sole_trader, "sole_trader", family::supplier, "个体户"},
    organisation_kind_row{natural_person, "natural_person", family::supplier, "自然人"},
    organisation_kind_row{agency, "agency", family::buyer, "机关"},
    organisation_kind_row{school, "school", family::buyer, "学校"},
    organisation_kind_row{hospital, "hospital", family::buyer, "医院"},
    organisation_kind_row{state_enterprise, "state_enterprise", family::buyer, "国有企业"},
    organisation_kind_row{union_body, "union", family::buyer, "工会"},
    organisation_kind_row{canteen_contractor, "canteen_contractor", family::buyer, "食堂承包商"},
    organisation_kind_row{wholesale_market, "wholesale_market", family::buyer, "批发市场"},
    organisation_kind_row{supermarket, "supermarket", family::buyer, "超市"},
    organisation_kind_row{outlet_operator, "outlet_operator", family::buyer, "专区专馆运营方"},
    organisation_kind_row{supply_marketing_cooperative, "supply_marketing_cooperative", family::reviewer, "供销社"},
    organisation_kind_row{commerce_bureau, "commerce_bureau", family::reviewer, "商务局"},
    organisation_kind_row{county_government, "county_government", family::reviewer, "县人民政府"},
    organisation_kind_row{provincial_group, "provincial_group", family::reviewer, "省农产品经营集团"},
    organisation_kind_row{project_centre, "project_centre", family::reviewer, "项目中心"},
    organisation_kind_row{poverty_relief_office, "poverty_relief_office", family::reviewer, "扶贫办"},
    organisation_kind_row{finance_bureau, "finance_bureau", family::finance, "财政局"},
    organisation_kind_row{bank, "bank", family::finance, "银行"},
    organisation_kind_row{carrier, "carrier", family::logistics, "承运商"},
    organisation_kind_row{partner, "partner", family::partner, "电商伙伴"},
    organisation_kind_row{supervisor, "supervisor", family::supervision, "监督机构"},
    organisation_kind_row{platform_operator, "operator", family::platform_operator, "平台运营"},
};

constexpr bool stands_by_index() {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (static_cast<std::size_t>(rows[i].kind) != i) return false;
    }
    return true;
}
static_assert(stands_by_index(), "a kind is looked up by its number");

const organisation_kind_row& row_of(organisation_kind kind) { return rows.at(static_cast<std::size_t>(kind)); }

}  // namespace

std::span<const organisation_kind_row> organisation_kinds() { return rows; }

std::string_view name_of(organisation_kind kind) { return row_of(kind).name; }
std::string_view title_of(organisation_kind kind) { return row_of(kind).title_zh; }
organisation_family family_of(organisation_kind kind) { return row_of(kind).family; }

std::optional<organisation_kind> parse_organisation_kind(std::string_view name) {
    const auto* found = std::ranges::find(rows, name, &organisation_kind_row::name);
    if (found == rows.end()) return std::nullopt;
    return found->kind;
}

}  // namespace chuanpin::gateway::domain
