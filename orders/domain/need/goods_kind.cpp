#include "orders/domain/need/goods_kind.hpp"

#include <algorithm>

namespace chuanpin::orders::domain {
namespace {

constexpr std::string_view category_mark = "category:";
constexpr std::string_view name_mark = "name:";
constexpr std::string_view products_mark = "products:";

}  // namespace

std::string product_list_text(const std::vector<product_id>& products) {
    std::string text;
    for (const auto& each : products) {
        if (!text.empty()) text += ',';
        text += base::to_wire(each);
    }
    return text;
}

std::optional<std::vector<product_id>> parse_product_list(std::string_view text) {
    std::vector<product_id> products;
    while (!text.empty()) {
        const auto end = std::min(text.find(','), text.size());
        const auto id = base::parse_id<product_id>(text.substr(0, end));
        if (!id) return std::nullopt;
        products.push_back(*id);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return products;
}

std::string key_of(const goods_kind& kind) {
    switch (kind.by) {
        case kind_by::category:
            return std::string(category_mark) + kind.name;
        case kind_by::name:
            return std::string(name_mark) + kind.name;
        case kind_by::products:
            return std::string(products_mark) + product_list_text(kind.products);
    }
    return {};
}

std::optional<goods_kind> parse_kind(std::string_view key) {
    const auto after = [&](std::string_view mark) { return key.substr(mark.size()); };
    if (key.starts_with(category_mark) && key != category_mark)
        return goods_kind{.by = kind_by::category, .name = std::string(after(category_mark))};
    if (key.starts_with(name_mark) && key != name_mark) return goods_kind{.by = kind_by::name, .name = std::string(after(name_mark))};
    if (!key.starts_with(products_mark)) return std::nullopt;
    auto products = parse_product_list(after(products_mark));
    if (!products || products->empty()) return std::nullopt;
    return goods_kind{.by = kind_by::products, .products = *std::move(products)};
}

}  // namespace chuanpin::orders::domain
