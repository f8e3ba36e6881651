#include "catalog/app/search_products.hpp"

#include <utility>

#include "catalog/app/product_views.hpp"

namespace chuanpin::catalog::app {

base::task<base::result<search_page>> search_products::operator()(const base::call_context& context, product_query query) {
    product_hits hits;
    const auto ran = co_await cpu_.run([&] { hits = index_.search(query); });
    if (!ran) co_return base::refusal(ran.error());
    search_page found{.page = {.products = {}, .has_more = hits.has_more},
                      .stock = {},
                      .total = hits.total,
                      .exact = hits.exact,
                      .facets_exact = hits.facets_exact,
                      .counts = std::move(hits.counts)};
    if (hits.ids.empty()) co_return found;
    const auto read = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        found.page.products = listed_views(tx, hits.ids, context.now);
        const auto units = tx.availability().available(hits.ids);
        found.stock.clear();
        for (const auto& each : found.page.products) {
            const auto known = units.find(each.what.id);
            found.stock.push_back(domain::band_of(known == units.end() ? 0 : known->second, few_below_));
        }
        return {};
    });
    if (!read) co_return base::refusal(read.error());
    co_return found;
}

}  // namespace chuanpin::catalog::app
