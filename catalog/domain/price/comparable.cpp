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

namespace chuanpin::catalog::domain {
namespace {

constexpr std::array source_names = {
    std::pair{comparable_source::wholesale_market, std::string_view("wholesale_market")},
    std::pair{comparable_source::self_operated, std::string_view("self_operated")},
    std::pair{comparable_source::maker_shop, std::string_view("maker_shop")},
    std::pair{comparable_source::bulletin, std::string_view("bulletin")},
};

constexpr std::size_t wide_bytes = 3;              // every code point here that is not ASCII has three bytes
constexpr std::string_view wide_space = "\u3000";  // of Chinese text
constexpr unsigned wide_first = 0xFF01;            // the wide form of '!'
constexpr unsigned wide_last = 0xFF5E;             // the wide form of '~'
constexpr unsigned wide_distance = wide_first - '!';

char lower(char each) { return each >= 'A' && each <= 'Z' ? static_cast<char>(each - 'A' + 'a') : each; }

bool is_space(char each) { return each == ' ' || (each >= '\t' && each <= '\r'); }

/// The ASCII form of a wide letter, digit or sign; '\0' for everything else.
char narrow(std::string_view three_bytes) {
    const auto part = [&](std::size_t at) { return static_cast<unsigned>(static_cast<unsigned char>(three_bytes[at])); };
    const auto code_point = ((part(0) & 0x0FU) << 12U) | ((part(1) & 0x3FU) << 6U) | (part(2) & 0x3FU);
    return code_point >= wide_first && code_point <= wide_last ? static_cast<char>(code_point - wide_distance) : '\0';
}

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

std::string goods_key_of(std::string_view name_zh) {
    std::string key;
    for (std::size_t at = 0; at < name_zh.size();) {
        const auto wide = name_zh.substr(at, wide_bytes);
        const bool is_wide = wide.size() == wide_bytes && (static_cast<unsigned char>(wide[0]) & 0xF0U) == 0xE0U;
        if (!is_wide) {
            if (!is_space(name_zh[at])) key += lower(name_zh[at]);
            ++at;
            continue;
        }
        if (const char ascii = narrow(wide); ascii != '\0')
            key += lower(ascii);
        else if (wide != wide_space)
            key += wide;
        at += wide_bytes;
    }
    return key;
}

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
