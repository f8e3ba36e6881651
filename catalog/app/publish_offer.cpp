#include "catalog/app/publish_offer.hpp"

#include <utility>

#include "catalog/app/own_product.hpp"

namespace chuanpin::catalog::app {

base::task<base::result<base::reply>> publish_offer::run(const base::call_context& context, base::idempotent<offer_view> request,
                                                         domain::product_id product, offer_request asked) {
    if (auto fits = domain::check_terms(asked.terms); !fits) co_return base::refusal(std::move(fits.error()));
    const auto ids = make_publication_ids(context.now, random_);
    co_return co_await database_.write(context, request.claim, [&](transaction& tx) -> base::result<std::string> {
        auto own = lock_own_product(tx, product, context);
        if (!own) return base::refusal(std::move(own.error()));
        auto placed = publish_terms(tx, random_, *std::move(own), ids, asked, rules_, context.now);
        if (!placed) return base::refusal(std::move(placed.error()));
        return request.encode(*placed);
    });
}

}  // namespace chuanpin::catalog::app
