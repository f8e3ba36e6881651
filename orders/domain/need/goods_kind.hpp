// Which goods a need may be met with: a category of the catalogue, products of one name, or products that are named one by one.
//
// Its key is text that stands for the kind alone, so that needs of the same kind add up: "category:fruit", "name:盐源苹果",
// "products:prd_…,prd_…".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "orders/domain/ids.hpp"

namespace chuanpin::orders::domain {

inline constexpr std::size_t kind_products_max = 10;
inline constexpr std::size_t kind_name_length_max = 200;     ///< code points
inline constexpr std::size_t kind_category_length_max = 32;  ///< code points

enum class kind_by { category, name, products };

struct goods_kind {
    kind_by by{};
    std::string name{};                  ///< the category's code, or the products' Chinese name; empty of products
    std::vector<product_id> products{};  ///< by id, each once, 1 … kind_products_max; none of the others
    bool operator==(const goods_kind&) const = default;
};

[[nodiscard]] std::string key_of(const goods_kind& kind);
[[nodiscard]] std::optional<goods_kind> parse_kind(std::string_view key);

/// Ids with commas between them, and back; nullopt where one is none.
[[nodiscard]] std::string product_list_text(const std::vector<product_id>& products);
[[nodiscard]] std::optional<std::vector<product_id>> parse_product_list(std::string_view text);

}  // namespace chuanpin::orders::domain
