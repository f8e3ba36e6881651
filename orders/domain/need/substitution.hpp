// What a buyer allows instead of what it asked for (替代): nothing, products of the same category, products that it names. A replacement
// never costs more, carries a valid certificate as everything that is sold, and weighs about the same.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "orders/domain/need/goods_kind.hpp"

namespace chuanpin::orders::domain {

inline constexpr std::int64_t substitute_weight_permille_max = 500;

struct substitution_permission {
    bool same_category = false;
    std::vector<product_id> products{};  ///< by id, each once, at most kind_products_max; allowed whatever their category
    std::int64_t weight_permille = 0;    ///< by how much a trade unit may weigh less or more, 0 … substitute_weight_permille_max
    bool operator==(const substitution_permission&) const = default;
};

/// Whether a trade unit of so many grams may come instead of one of so many; none of a service does.
[[nodiscard]] bool weighs_about_the_same(const substitution_permission& allowed, std::int64_t instead_g, std::int64_t asked_g);

/// "+ 50 prd_…,prd_…" for a column, and back; nullopt where it cannot be read.
[[nodiscard]] std::string permission_text(const substitution_permission& what);
[[nodiscard]] std::optional<substitution_permission> parse_permission(std::string_view text);

}  // namespace chuanpin::orders::domain
