#include "catalog/app/publish_product.hpp"

#include <utility>

#include "catalog/app/own_product.hpp"
#include "catalog/app/product_views.hpp"

namespace chuanpin::catalog::app {

base::task<base::result<base::reply>> publish_product::run(const base::call_context& context, base::idempotent<product_view> request,
                                                           domain::product_id id, base::version_condition seen) {
    const auto event = domain::event_id::make(context.now, random_);
    co_return co_await database_.write(context, request.claim, [&](transaction& tx) -> base::result<std::string> {
        auto draft = lock_own_product(tx, id, context);
        if (!draft) return base::refusal(std::move(draft.error()));
        if (auto current = base::check_version(seen, base::to_wire(id), draft->version); !current)
            return base::refusal(std::move(current.error()));
        auto origin = decide_origin_now(tx, domain::origin_of(draft->details), context);
        if (!origin) return base::refusal(std::move(origin.error()));
        const auto standing = domain::standing_of(id, tx.certificates().periods_of({&id, 1}), base::business_date_of(context.now));
        auto published = domain::publish(*std::move(draft), *std::move(origin), standing, context.now);
        if (!published) return base::refusal(std::move(published.error()));
        tx.products().save(*published);
        tx.record(domain::product_published{event, *published});
        if (rules_.first_publication) open_review(tx, random_, *published, {std::string(domain::first_publication)}, context.now);
        return request.encode(view_of(tx, *std::move(published), context.now));
    });
}

}  // namespace chuanpin::catalog::app
