#include "catalog/app/exchange/read_lists.hpp"

#include <utility>

namespace chuanpin::catalog::app {

base::task<base::result<std::vector<county_row>>> read_lists::counties(const base::call_context& context, base::business_date on) {
    std::vector<county_row> rows;
    const auto done = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        rows.clear();
        for (auto& each : tx.counties().all_live())
            if (domain::holds_on(each, on)) rows.push_back({std::move(each.code), std::move(each.facts)});
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return rows;
}

base::task<base::result<std::vector<domain::reference_product>>> read_lists::references(const base::call_context& context) {
    std::vector<domain::reference_product> rows;
    const auto done = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        rows = tx.references().all();
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return rows;
}

}  // namespace chuanpin::catalog::app
