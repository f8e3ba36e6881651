#include "catalog/domain/price/comparable.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "catalog/domain/county.hpp"
#include "catalog/domain/errors.hpp"
#include "catalog/domain/offer.hpp"
#include "catalog/domain/product.hpp"
#include "platform/base/alike_key.hpp"

namespace chuanpin::catalog::domain {
namespace {

constexpr std::array source_names = {
    std::pair{comparable_source::wholesale_market, std::string_view("wholesale_market")},
    std::pair{comparable_source::self_operated, std::string_view("self_operated")},
    std::pair{comparable_source::maker_shop, std::string_view("maker_shop")},
    std::pair{comparable_source::bulletin, std::string_view("bulletin")},
};

auto observation_of(const price_comparable& what) {
    return std::tie(what.source, what.source_name, what.maker, what.region_code, what.observed_on, what.category, what.goods_key,
                    what.specification, what.unit_mass_g);
}

}  // namespace

std::string_view name_of(comparable_source source) {
    return std::ranges::find(source_names, source, [](const auto& row) { return row.first; })->second;
}

std::optional<comparable_source> parse_comparable_source(std::string_view name) {
    const auto found = std::ranges::find(source_names, name, [](const auto& row) { return row.second; });
    if (found == source_names.end()) return std::nullopt;
    return found->first;
}

std::string goods_key_of(std::string_view name_zh) { return base::alike_key(name_zh); }

base::result<void> check_comparable(const price_comparable& what, base::business_date today) {
    std::vector<base::field_error> faults;
    const auto refuse = [&](std::string pointer, std::string code, std::string detail) {
        faults.push_back({std::move(pointer), std::move(code), std::move(detail)});
    };
    if ((what.source == comparable_source::maker_shop) != what.maker.has_value())
        refuse("/maker_organisation_id", "not-of-this-source", "Needed for maker_shop, and only there.");
    if (!is_county_code(what.region_code)) refuse("/region_code", "invalid-format", "Six digits of GB/T 2260.");
    if (what.observed_on > today) refuse("/observed_on", "out-of-range", "The day lies ahead.");
    if (what.goods_key.empty()) refuse("/goods_name_zh", "invalid-format", "Nothing but spaces.");
    if (what.price.value < 1 || what.price > unit_price_max)
        refuse("/price_fen", "out-of-range", fmt::format("Between 1 and {}.", unit_price_max.value));
    if (what.unit_mass_g < 1 || what.unit_mass_g > unit_net_mass_g_max)
        refuse("/unit_net_mass_g", "out-of-range", fmt::format("Between 1 and {}.", unit_net_mass_g_max));
    if (!faults.empty()) return base::refusal(errors::price_comparable_invalid(std::move(faults)));
    return {};
}

bool is_same_observation(const price_comparable& one, const price_comparable& other) {
    return observation_of(one) == observation_of(other);
}

base::result<price_comparable> withdraw(price_comparable what, comparable_withdrawal why) {
    if (what.withdrawn) return base::refusal(errors::price_comparable_withdrawn(base::to_wire(what.id)));
    what.withdrawn = std::move(why);
    return what;
}

}  // namespace chuanpin::catalog::domain
