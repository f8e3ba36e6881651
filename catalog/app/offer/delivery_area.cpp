#include "catalog/app/offer/delivery_area.hpp"

#include <set>
#include <utility>

#include <fmt/format.h>

#include "catalog/domain/errors.hpp"

namespace chuanpin::catalog::app {
namespace {

constexpr std::size_t prefecture_digits = 4;

std::set<std::string> codes_on(transaction& tx, base::business_date day) {
    std::set<std::string> codes;
    for (const auto& each : tx.counties().all_live()) {
        if (day < each.valid_from || (each.valid_to && *each.valid_to <= day)) continue;
        codes.insert(each.code);
        codes.insert(each.code.substr(0, prefecture_digits) + "00");
    }
    return codes;
}

}  // namespace

base::result<void> check_delivery_area(transaction& tx, const domain::offer_conditions& what, base::instant now) {
    if (what.delivery_area.empty()) return {};
    const auto codes = codes_on(tx, base::business_date_of(now));
    std::vector<base::field_error> faults;
    for (std::size_t i = 0; i < what.delivery_area.size(); ++i)
        if (!codes.contains(what.delivery_area[i]))
            faults.push_back({fmt::format("/delivery_area/{}", i), "county-unknown", "The registry does not know it today."});
    if (!faults.empty()) return base::refusal(domain::errors::offer_conditions_invalid(std::move(faults)));
    return {};
}

}  // namespace chuanpin::catalog::app
