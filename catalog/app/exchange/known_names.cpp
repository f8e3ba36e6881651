#include "catalog/app/exchange/known_names.hpp"

#include <utility>

namespace chuanpin::catalog::app {

known_names load_known_names(transaction& tx, base::instant now) {
    const auto today = base::business_date_of(now);
    known_names names;
    for (auto& each : tx.categories().all_on(today)) {
        if (each.service) names.services.insert(each.code);
        names.categories.insert(std::move(each.code));
    }
    for (const auto& each : tx.counties().all_live())
        if (auto decided = domain::decide_origin({.county_code = each.code}, {.counties = {&each, 1}}, today))
            names.origins.insert_or_assign(each.code, *std::move(decided));
    return names;
}

base::task<base::result<known_names>> read_known_names::run(const base::call_context& context) {
    known_names names;
    const auto done = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        names = load_known_names(tx, context.now);
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return names;
}

}  // namespace chuanpin::catalog::app
