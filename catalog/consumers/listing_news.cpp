#include "catalog/consumers/listing_news.hpp"

#include <algorithm>

#include "catalog/consumers/changed_products_json.hpp"

namespace chuanpin::catalog::consumers {

std::vector<std::string> listing_types() {
    return {"product.published", "product.changed",       "permit.recorded",       "permit.took_effect",    "permit.expired",
            "permit.withdrawn",  "listing_review.opened", "listing_review.passed", "listing_review.refused"};
}

std::vector<domain::product_id> listings_in(std::span<const journal::feed_entry> entries) {
    const auto wanted = listing_types();
    std::vector<domain::product_id> products;
    for (const auto& entry : entries) {
        if (std::ranges::find(wanted, entry.type) == wanted.end()) continue;
        for (const auto& wire : changed_products(entry))
            if (const auto id = base::parse_id<domain::product_id>(wire)) products.push_back(*id);
    }
    std::ranges::sort(products);
    products.erase(std::ranges::unique(products).begin(), products.end());
    return products;
}

}  // namespace chuanpin::catalog::consumers
