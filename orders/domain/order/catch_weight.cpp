#include "orders/domain/order/catch_weight.hpp"

#include <fmt/format.h>

namespace chuanpin::orders::domain {
namespace {

constexpr std::int64_t whole_permille = 1'000;
constexpr std::int64_t grams_of_kilogram = 1'000;

}  // namespace

std::optional<std::int64_t> nominal_mass_g(std::int64_t packs, std::int64_t unit_net_mass_g) {
    std::int64_t grams = 0;
    if (__builtin_mul_overflow(packs, unit_net_mass_g, &grams) || grams > line_mass_max_g) return std::nullopt;
    return grams;
}

mass_range agreed_mass(const weight_terms& terms, std::int64_t nominal_g) {
    return {(nominal_g * (whole_permille - terms.under_permille) + whole_permille - 1) / whole_permille,
            nominal_g * (whole_permille + terms.over_permille) / whole_permille};
}

std::optional<base::fen> price_of_mass(base::fen kilogram_price, std::int64_t grams) {
    const auto price =
        base::multiply_rounded(grams, kilogram_price.value, *base::rational::make(1, grams_of_kilogram), base::rounding::half_up);
    if (!price || *price > base::wire_integer_max) return std::nullopt;
    return base::fen{*price};
}

std::optional<mass_fault> find_mass_fault(const std::optional<weight_terms>& by_weight, std::int64_t nominal_g,
                                          const std::optional<std::int64_t>& accepted_g, bool with_reason) {
    if (!by_weight) {
        if (!accepted_g) return std::nullopt;
        return mass_fault{"accepted_g", "unexpected", "The line is paid by the pack."};
    }
    if (!accepted_g) return mass_fault{"accepted_g", "required", "The line is paid by its mass: say what was accepted in grams."};
    const auto agreed = agreed_mass(*by_weight, nominal_g);
    if (*accepted_g < 0 || *accepted_g > agreed.most_g)
        return mass_fault{"accepted_g", "above-tolerance", fmt::format("At most {} g were agreed for what is accepted.", agreed.most_g)};
    if (nominal_g > 0 && *accepted_g == 0) return mass_fault{"accepted_g", "out-of-range", "What weighs nothing is rejected."};
    if (*accepted_g < agreed.least_g && !with_reason)
        return mass_fault{"reason", "below-tolerance", fmt::format("At least {} g were agreed: say why less is accepted.", agreed.least_g)};
    return std::nullopt;
}

}  // namespace chuanpin::orders::domain
