#include "catalog/app/publish_offer.hpp"

#include <utility>

#include "catalog/app/own_product.hpp"
#include "catalog/domain/errors.hpp"

namespace chuanpin::catalog::app {
namespace {

// The lock on the product is held: nobody else adds a version meanwhile.
base::result<offer_view> place(transaction& tx, domain::product product, domain::offer_id fresh_id, const domain::offer_terms& terms,
                               base::instant now) {
    const auto head = tx.offers().find_of(product.id).value_or(offer_store::head{fresh_id, product.id});
    if (head.newest_version >= domain::offer_versions_max) return base::refusal(domain::errors::offer_has_too_many_versions(head.id));
    const auto live = tx.offers().live({&product.id, 1}, terms.valid_from);
    const auto closed = domain::find_version_to_close(live, terms, now);
    if (!closed) return base::refusal(closed.error());
    if (*closed) tx.offers().close(head.id, {**closed, terms.valid_from}, now);
    const domain::offer_version version{head.id, head.newest_version + 1, product.id, terms, now};
    tx.offers().insert(version, head.revision + 1);
    return offer_view{version, std::move(product), version.version, domain::is_in_force(terms, now), *closed, head.revision + 1};
}

// The first tier against that of the last version known before.
bool moves_price(transaction& tx, domain::product_id product, const domain::offer_terms& terms, std::int64_t percent) {
    const auto head = tx.offers().find_of(product);
    if (!head) return false;
    const auto before = tx.offers().find_version(head->id, head->newest_version);
    return before && domain::moves_beyond(before->terms.tiers.front().unit_price, terms.tiers.front().unit_price, percent);
}

}  // namespace

base::task<base::result<base::reply>> publish_offer::run(const base::call_context& context, base::idempotent<offer_view> request,
                                                         domain::product_id product, domain::offer_terms terms) {
    if (auto fits = domain::check_terms(terms); !fits) co_return base::refusal(std::move(fits.error()));
    const auto offer = domain::offer_id::make(context.now, random_);
    const auto event = domain::event_id::make(context.now, random_);
    co_return co_await database_.write(context, request.claim, [&](transaction& tx) -> base::result<std::string> {
        auto own = lock_own_product(tx, product, context);
        if (!own) return base::refusal(std::move(own.error()));
        if (own->status != domain::product_status::published) return base::refusal(domain::errors::product_not_published(product));
        const bool reviewed = moves_price(tx, product, terms, rules_.price_change_percent);
        auto placed = place(tx, *std::move(own), offer, terms, context.now);
        if (!placed) return base::refusal(std::move(placed.error()));
        tx.record(domain::offer_published{event, placed->offer, placed->what, placed->closed_version, placed->revision});
        if (reviewed) open_review(tx, random_, placed->what, {std::string(domain::changed_price)}, context.now);
        return request.encode(*placed);
    });
}

}  // namespace chuanpin::catalog::app
