#include "catalog/app/draft_product.hpp"

#include <algorithm>
#include <utility>

#include "catalog/app/assortment/assortment.hpp"
#include "catalog/app/own_product.hpp"
#include "catalog/app/product_views.hpp"
#include "catalog/domain/errors.hpp"

namespace chuanpin::catalog::app {

base::task<base::result<base::reply>> draft_product::run(const base::call_context& context, base::idempotent<product_view> request,
                                                         domain::product_details details) {
    const auto id = domain::product_id::make(context.now, random_);
    const auto event = domain::event_id::make(context.now, random_);
    co_return co_await database_.write(context, request.claim, [&](transaction& tx) -> base::result<std::string> {
        const auto known = tx.categories().all_on(base::business_date_of(context.now));
        const auto of = std::ranges::find(known, details.category, &category::code);
        if (of == known.end()) return base::refusal(domain::errors::category_unknown(details.category));
        if (auto fits = domain::check_kind(details, of->service); !fits) return base::refusal(std::move(fits.error()));
        auto origin = decide_origin_now(tx, domain::origin_of(details), context);
        if (!origin) return base::refusal(std::move(origin.error()));
        auto draft = domain::draft_product(id, context.who.value().organisation, details, *std::move(origin), context.now);
        if (!draft) return base::refusal(std::move(draft.error()));
        if (auto placed = place_in_assortment(tx, *draft); !placed) return base::refusal(std::move(placed.error()));
        tx.products().insert(*draft);
        tx.record(domain::product_drafted{event, *draft});
        return request.encode(view_of(tx, *std::move(draft), context.now));
    });
}

}  // namespace chuanpin::catalog::app
