#include "catalog/app/search_products.hpp"

#include <utility>

namespace chuanpin::catalog::app {

base::task<base::result<product_hits>> search_products::operator()(product_query query) {
    product_hits hits;
    const auto ran = co_await cpu_.run([&] { hits = index_.search(query); });
    if (!ran) co_return base::refusal(ran.error());
    co_return hits;
}

}  // namespace chuanpin::catalog::app
