#include "catalog/app/unsold/sell_off.hpp"

#include <utility>

#include "catalog/app/own_product.hpp"
#include "catalog/app/product_views.hpp"
#include "catalog/domain/listing_errors.hpp"
#include "catalog/domain/market_errors.hpp"

namespace chuanpin::catalog::app {
namespace {

base::result<domain::unsold_listing> lock_own(transaction& tx, domain::unsold_listing_id id, const base::call_context& context) {
    auto found = tx.unsold().lock(id);
    if (!found || found->supplier != context.who.value().organisation)
        return base::refusal(domain::errors::unsold_not_found(base::to_wire(id)));
    return *std::move(found);
}

base::result<void> check_room(transaction& tx, const domain::unsold_statement& stated, const base::call_context& context) {
    if (tx.counties().versions_of(stated.county_code, context.now).empty())
        return base::refusal(domain::errors::unsold_invalid({{"/county_code", "county-unknown", "Not a county of the registry."}}));
    const auto open =
        tx.unsold().count_open(context.who.value().organisation, base::business_date_of(context.now), domain::unsold_listings_max);
    if (open >= domain::unsold_listings_max) return base::refusal(domain::errors::unsold_too_many(domain::unsold_listings_max));
    return {};
}

std::string save_and_tell(transaction& tx, domain::event_id event, std::string what, domain::unsold_listing changed,
                          const base::idempotent<unsold_view>& request, base::instant now) {
    tx.unsold().save(changed);
    tx.record(domain::unsold_stock_changed{event, std::move(what), changed});
    auto product = tx.products().find(changed.stated.product).value();
    return request.encode({std::move(changed), std::move(product), base::business_date_of(now)});
}

}  // namespace

base::task<base::result<base::reply>> sell_off::list(const base::call_context& context, base::idempotent<unsold_view> request,
                                                     domain::unsold_statement stated) {
    const auto id = domain::unsold_listing_id::make(context.now, random_);
    const auto event = domain::event_id::make(context.now, random_);
    co_return co_await database_.write(context, request.claim, [&](transaction& tx) -> base::result<std::string> {
        auto own = lock_own_product(tx, stated.product, context);
        if (!own) return base::refusal(std::move(own.error()));
        if (own->details.service) return base::refusal(domain::errors::product_is_a_service());
        if (auto room = check_room(tx, stated, context); !room) return base::refusal(std::move(room.error()));
        auto view = view_of(tx, *std::move(own), context.now);
        auto listing = domain::list_unsold(id, {view.what, view.mark, view.current}, stated, context.now);
        if (!listing) return base::refusal(std::move(listing.error()));
        tx.unsold().insert(*listing);
        tx.record(domain::unsold_stock_changed{event, "listed", *listing});
        return request.encode({*std::move(listing), std::move(view.what), base::business_date_of(context.now)});
    });
}

base::task<base::result<base::reply>> sell_off::reduce(const base::call_context& context, base::idempotent<unsold_view> request,
                                                       domain::unsold_listing_id id, domain::unsold_reduction to) {
    const auto event = domain::event_id::make(context.now, random_);
    co_return co_await database_.write(context, request.claim, [&](transaction& tx) -> base::result<std::string> {
        auto own = lock_own(tx, id, context);
        if (!own) return base::refusal(std::move(own.error()));
        auto reduced = domain::reduce(*std::move(own), to, context.now);
        if (!reduced) return base::refusal(std::move(reduced.error()));
        return save_and_tell(tx, event, "changed", *std::move(reduced), request, context.now);
    });
}

base::task<base::result<base::reply>> sell_off::withdraw(const base::call_context& context, base::idempotent<unsold_view> request,
                                                         domain::unsold_listing_id id, std::string reason) {
    const auto event = domain::event_id::make(context.now, random_);
    co_return co_await database_.write(context, request.claim, [&](transaction& tx) -> base::result<std::string> {
        auto own = lock_own(tx, id, context);
        if (!own) return base::refusal(std::move(own.error()));
        auto withdrawn = domain::withdraw(*std::move(own), reason, context.now);
        if (!withdrawn) return base::refusal(std::move(withdrawn.error()));
        return save_and_tell(tx, event, "ended", *std::move(withdrawn), request, context.now);
    });
}

}  // namespace chuanpin::catalog::app
