#include "catalog/app/publish_terms.hpp"

#include <utility>

#include "catalog/app/offer/delivery_area.hpp"
#include "catalog/domain/errors.hpp"

namespace chuanpin::catalog::app {
namespace {

// The lock on the product is held: nobody else adds a version meanwhile.
base::result<offer_view> place(transaction& tx, domain::product product, domain::offer_id fresh_id, const offer_request& asked,
                               base::instant now) {
    const auto& terms = asked.terms;
    const auto head = tx.offers().find_of(product.id).value_or(offer_store::head{fresh_id, product.id});
    if (head.newest_version >= domain::offer_versions_max) return base::refusal(domain::errors::offer_has_too_many_versions(head.id));
    const auto live = tx.offers().live({&product.id, 1}, terms.valid_from);
    const auto closed = domain::find_version_to_close(live, terms, now);
    if (!closed) return base::refusal(closed.error());
    auto price = guard_offer(tx, product, terms, asked.price, now);
    if (!price) return base::refusal(std::move(price.error()));
    if (*closed) tx.offers().close(head.id, {**closed, terms.valid_from}, now);
    const domain::offer_version version{head.id, head.newest_version + 1, product.id, terms, now};
    tx.offers().insert(version, head.revision + 1);
    tx.prices().insert_evidence(version.offer, version.version, *price);
    return offer_view{version, std::move(product), version.version,  domain::is_in_force(terms, now),
                      *closed, head.revision + 1,  *std::move(price)};
}

std::optional<domain::price_spike> find_own_spike(transaction& tx, domain::product_id product, const domain::offer_terms& terms,
                                                  base::instant now, const domain::spike_limits& limits) {
    const auto versions = tx.offers().live({&product, 1}, domain::spike_window_start(now, limits));
    return domain::find_spike(terms, versions, now, limits);
}

void note(transaction& tx, domain::event_id event, const domain::noted_spike& what) {
    tx.prices().insert_spike(what);
    tx.record(domain::price_spike_noted{event, what});
}

// Against the last version known before: the first tier, and the conditions.
std::vector<std::string> material_changes(transaction& tx, domain::product_id product, const domain::offer_terms& terms,
                                          std::int64_t percent) {
    const auto head = tx.offers().find_of(product);
    if (!head) return {};
    const auto before = tx.offers().find_version(head->id, head->newest_version);
    if (!before) return {};
    auto changed = domain::changes_between(before->terms.conditions, terms.conditions);
    if (domain::moves_beyond(before->terms.tiers.front().unit_price, terms.tiers.front().unit_price, percent))
        changed.emplace_back(domain::changed_price);
    return changed;
}

}  // namespace

publication_ids make_publication_ids(base::instant now, base::random_source& random) {
    const auto offer = domain::offer_id::make(now, random);
    const auto event = domain::event_id::make(now, random);
    return {offer, event, domain::event_id::make(now, random)};
}

base::result<offer_view> publish_terms(transaction& tx, base::random_source& random, domain::product own, const publication_ids& ids,
                                       offer_request asked, const publication_rules& rules, base::instant now) {
    const auto product = own.id;
    if (own.status != domain::product_status::published) return base::refusal(domain::errors::product_not_published(product));
    if (auto known = check_delivery_area(tx, asked.terms.conditions, now); !known) return base::refusal(std::move(known.error()));
    auto settled = domain::settle(std::move(asked.terms), own.details.unit_net_mass_g);
    if (!settled) return base::refusal(std::move(settled.error()));
    asked.terms = *std::move(settled);
    auto changed = material_changes(tx, product, asked.terms, rules.reviews.price_change_percent);
    const auto spike = find_own_spike(tx, product, asked.terms, now, rules.spikes);
    auto placed = place(tx, std::move(own), ids.offer, asked, now);
    if (!placed) return base::refusal(std::move(placed.error()));
    tx.record(
        domain::offer_published{ids.event, placed->offer, placed->what, placed->closed_version, placed->revision, placed->price.value()});
    if (spike)
        note(tx, ids.spike,
             {placed->offer.offer, placed->offer.version, product, placed->what.supplier, placed->what.details.name_zh, *spike, now});
    if (!changed.empty()) open_review(tx, random, placed->what, std::move(changed), now);
    return placed;
}

}  // namespace chuanpin::catalog::app
