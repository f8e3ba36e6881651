#include "catalog/domain/eligibility.hpp"

#include <algorithm>

#include "catalog/domain/errors.hpp"

namespace chuanpin::catalog::domain {

std::string_view name_of(origin_verdict verdict) { return verdict == origin_verdict::eligible ? "eligible" : "needs_proof"; }

base::result<origin_decision> decide_origin(std::span<const county_version> versions, std::string_view county_code,
                                            base::business_date on) {
    const auto found = std::ranges::find_if(versions, [&](const auto& each) { return each.code == county_code && holds_on(each, on); });
    if (found == versions.end()) return base::refusal(errors::county_unknown(county_code));
    const auto verdict = found->facts.poverty_county ? origin_verdict::eligible : origin_verdict::needs_proof;
    return origin_decision{verdict, found->id, found->facts.name_zh, on};
}

}  // namespace chuanpin::catalog::domain
