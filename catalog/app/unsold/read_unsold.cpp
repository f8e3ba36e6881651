#include "catalog/app/unsold/read_unsold.hpp"

#include <algorithm>
#include <utility>

#include "catalog/app/product_views.hpp"
#include "catalog/domain/market_errors.hpp"

namespace chuanpin::catalog::app {
namespace {

std::vector<unsold_view> joined(std::vector<domain::unsold_listing> found, std::span<const domain::product> products,
                                base::business_date today) {
    std::vector<unsold_view> views;
    for (auto& each : found) {
        const auto product = std::ranges::find(products, each.stated.product, &domain::product::id);
        if (product != products.end()) views.push_back({std::move(each), *product, today});
    }
    return views;
}

// The board shows what can be ordered today; one's own list and a single entry show the others too.
std::vector<unsold_view> with_products(transaction& tx, std::vector<domain::unsold_listing> found, bool listed_only, base::instant now) {
    if (found.empty()) return {};
    std::vector<domain::product_id> ids;
    for (const auto& each : found) ids.push_back(each.stated.product);
    std::vector<domain::product> products;
    if (listed_only)
        for (auto& each : listed_views(tx, ids, now)) products.push_back(std::move(each.what));
    else
        products = tx.products().find_published(ids);
    return joined(std::move(found), products, base::business_date_of(now));
}

}  // namespace

base::task<base::result<unsold_page>> read_unsold::page(const base::call_context& context, unsold_filter filter,
                                                        std::optional<unsold_key> after, std::size_t limit) {
    unsold_page page;
    auto done = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        page = {};
        auto found = tx.unsold().page(filter, after, limit + 1);
        const bool more = found.size() > limit;
        found.resize(std::min(found.size(), limit));
        if (more) page.next = {found.back().stated.perishes_on, found.back().id};
        page.listings = with_products(tx, std::move(found), filter.open_on.has_value(), context.now);
        return {};
    });
    if (!done) co_return base::refusal(std::move(done.error()));
    co_return page;
}

base::task<base::result<unsold_view>> read_unsold::one(const base::call_context& context, domain::unsold_listing_id id) {
    unsold_view view;
    auto done = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        auto found = tx.unsold().find(id);
        auto views = found ? with_products(tx, {*std::move(found)}, false, context.now) : std::vector<unsold_view>{};
        if (views.empty()) return base::refusal(domain::errors::unsold_not_found(base::to_wire(id)));
        view = std::move(views.front());
        return {};
    });
    if (!done) co_return base::refusal(std::move(done.error()));
    co_return view;
}

}  // namespace chuanpin::catalog::app
