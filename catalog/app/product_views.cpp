#include "catalog/app/product_views.hpp"

#include <algorithm>
#include <iterator>
#include <unordered_map>
#include <utility>

namespace chuanpin::catalog::app {

product_view view_of(domain::product what, std::span<const domain::offer_version> live, base::instant now) {
    std::vector<domain::offer_version> versions;
    std::ranges::copy_if(live, std::back_inserter(versions), [&](const auto& each) { return each.product == what.id; });
    product_view view{.what = std::move(what), .next_change = domain::next_change(versions, now)};
    if (const auto* current = domain::find_in_force(versions, now)) view.current = *current;
    return view;
}

std::vector<product_view> published_views(transaction& tx, std::span<const domain::product_id> ids, base::instant now) {
    if (ids.empty()) return {};
    std::unordered_map<domain::product_id, domain::product> products;
    for (auto& each : tx.products().find_published(ids)) products.emplace(each.id, std::move(each));
    const auto live = tx.offers().live(ids, now);
    std::vector<product_view> views;
    for (const auto& id : ids) {
        if (const auto found = products.find(id); found != products.end()) views.push_back(view_of(std::move(found->second), live, now));
    }
    return views;
}

}  // namespace chuanpin::catalog::app
