#include "catalog/app/read_products.hpp"

#include <algorithm>
#include <utility>

#include "catalog/app/product_views.hpp"
#include "catalog/domain/errors.hpp"

namespace chuanpin::catalog::app {
namespace {

template <class Visible>
base::task<base::result<product_view>> read_one(unit_of_work& database, const base::call_context& context, domain::product_id id,
                                                Visible visible) {
    product_view view;
    auto done = co_await database.read(context, [&](transaction& tx) -> base::result<void> {
        auto found = tx.products().find(id);
        if (!found || !visible(*found)) return base::refusal(domain::errors::product_not_found(id));
        view = view_of(tx, *std::move(found), context.now);
        return {};
    });
    if (!done) co_return base::refusal(std::move(done.error()));
    co_return view;
}

}  // namespace

base::task<base::result<product_page>> read_products::page(const base::call_context& context, product_filter filter,
                                                           std::optional<domain::product_id> before, std::size_t limit) {
    product_page page;
    auto done = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        auto found = tx.products().page(filter, before, limit + 1);
        page = {.has_more = found.size() > limit};
        found.resize(std::min(found.size(), limit));
        page.products = views_of(tx, std::move(found), context.now);
        return {};
    });
    if (!done) co_return base::refusal(std::move(done.error()));
    co_return page;
}

base::task<base::result<product_view>> read_products::one(const base::call_context& context, domain::product_id id) {
    co_return co_await read_one(database_, context, id,
                                [](const domain::product& what) { return what.status == domain::product_status::published; });
}

base::task<base::result<product_view>> read_products::own(const base::call_context& context, domain::product_id id) {
    const auto supplier = context.who.value().organisation;
    co_return co_await read_one(database_, context, id, [supplier](const domain::product& what) { return what.supplier == supplier; });
}

}  // namespace chuanpin::catalog::app
