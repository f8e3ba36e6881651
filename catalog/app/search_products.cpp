#include "catalog/app/search_products.hpp"

#include <map>
#include <utility>

namespace chuanpin::catalog::app {

base::task<base::result<search_page>> search_products::operator()(const base::call_context& context, product_query query) {
    product_hits hits;
    const auto ran = co_await cpu_.run([&] { hits = index_.search(query); });
    if (!ran) co_return base::refusal(ran.error());
    search_page found{.products = {},
                      .has_more = hits.has_more,
                      .total = hits.total,
                      .exact = hits.exact,
                      .facets_exact = hits.facets_exact,
                      .counts = std::move(hits.counts)};
    if (hits.ids.empty()) co_return found;
    std::map<domain::product_id, std::int64_t> units;
    const auto read = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        units = tx.availability().available_published(hits.ids);
        return {};
    });
    if (!read) co_return base::refusal(read.error());
    for (std::size_t i = 0; i < hits.ids.size(); ++i) {
        if (const auto known = units.find(hits.ids[i]); known != units.end())
            found.products.push_back({std::move(hits.rows[i]), domain::band_of(known->second, few_below_)});
    }
    co_return found;
}

}  // namespace chuanpin::catalog::app
