#include "orders/domain/need/substitution.hpp"

#include <charconv>

#include <fmt/format.h>

namespace chuanpin::orders::domain {
namespace {

__extension__ using wide = __int128;

constexpr std::int64_t permille = 1'000;

}  // namespace

bool weighs_about_the_same(const substitution_permission& allowed, std::int64_t instead_g, std::int64_t asked_g) {
    const auto more = instead_g - asked_g;
    return instead_g > 0 && asked_g > 0 &&
           static_cast<wide>(more < 0 ? -more : more) * permille <= static_cast<wide>(allowed.weight_permille) * asked_g;
}

std::string permission_text(const substitution_permission& what) {
    return fmt::format("{} {} {}", what.same_category ? '+' : '-', what.weight_permille, product_list_text(what.products));
}

std::optional<substitution_permission> parse_permission(std::string_view text) {
    if (text.size() < 4 || (text[0] != '+' && text[0] != '-') || text[1] != ' ') return std::nullopt;
    const auto end = text.find(' ', 2);
    if (end == std::string_view::npos) return std::nullopt;
    substitution_permission found{.same_category = text[0] == '+'};
    const auto [stop, fault] = std::from_chars(text.data() + 2, text.data() + end, found.weight_permille);
    if (fault != std::errc{} || stop != text.data() + end) return std::nullopt;
    auto products = parse_product_list(text.substr(end + 1));
    if (!products) return std::nullopt;
    found.products = *std::move(products);
    return found;
}

}  // namespace chuanpin::orders::domain
