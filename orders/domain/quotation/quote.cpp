#include "orders/domain/quotation/quote.hpp"

#include <algorithm>

namespace chuanpin::orders::domain {
namespace {

__extension__ using wide = __int128;

constexpr std::int64_t kilogram_g = 1'000;

}  // namespace

std::optional<quote_sum> sum_of(const quote_content& what) {
    quote_sum sum{.freight = what.freight};
    for (const auto& line : what.lines) {
        const auto amount = base::multiply(line.unit_price, line.quantity);
        const auto goods = amount ? base::add(sum.goods, *amount) : std::nullopt;
        std::int64_t mass = 0;
        if (!goods || __builtin_mul_overflow(line.quantity, line.unit_net_mass_g, &mass) ||
            __builtin_add_overflow(sum.mass_g, mass, &sum.mass_g))
            return std::nullopt;
        sum.goods = *goods;
    }
    const auto total = base::add(sum.goods, sum.freight);
    if (!total || total->value > base::wire_integer_max || sum.mass_g <= 0 || sum.mass_g > base::wire_integer_max) return std::nullopt;
    return sum;
}

bool is_cheaper(const quote_sum& one, const quote_sum& other) {
    return static_cast<wide>(one.total().value) * other.mass_g < static_cast<wide>(other.total().value) * one.mass_g;
}

base::fen per_kilogram(const quote_sum& what) {
    const auto doubled = static_cast<wide>(what.total().value) * kilogram_g * 2 + what.mass_g;
    return {static_cast<std::int64_t>(doubled / (static_cast<wide>(what.mass_g) * 2))};
}

void rank(std::span<quote> quotes) {
    struct place {
        quote* what;
        quote_sum sum;
    };
    std::vector<place> order;
    for (auto& each : quotes)
        if (stands(each) && each.content) order.push_back({&each, sum_of(*each.content).value()});
    std::ranges::sort(order, [](const place& one, const place& other) {
        if (is_cheaper(one.sum, other.sum)) return true;
        if (is_cheaper(other.sum, one.sum)) return false;
        if (one.what->submitted_at != other.what->submitted_at) return one.what->submitted_at < other.what->submitted_at;
        return one.what->id < other.what->id;
    });
    for (std::size_t i = 0; i < order.size(); ++i) order[i].what->standing = static_cast<std::int64_t>(i) + 1;
}

}  // namespace chuanpin::orders::domain
