#include "catalog/app/listing/reviews.hpp"

#include <algorithm>
#include <utility>

#include "catalog/app/assortment/assortment.hpp"
#include "catalog/app/own_product.hpp"
#include "catalog/app/product_views.hpp"
#include "catalog/domain/errors.hpp"
#include "catalog/domain/listing_errors.hpp"

namespace chuanpin::catalog::app {
namespace {

base::result<void> check_category(transaction& tx, const domain::product_details& details, base::business_date today) {
    const auto known = tx.categories().all_on(today);
    const auto of = std::ranges::find(known, details.category, &category::code);
    if (of == known.end()) return base::refusal(domain::errors::category_unknown(details.category));
    return domain::check_kind(details, of->service);
}

// The product behind a review is never deleted.
review_view with_product(transaction& tx, domain::listing_review what) {
    auto product = tx.products().find(what.product).value();
    return {std::move(what), std::move(product)};
}

}  // namespace

void open_review(transaction& tx, base::random_source& random, const domain::product& what, std::vector<std::string> changed,
                 base::instant now) {
    if (auto before = tx.listing().lock_blocking(what.id)) {
        // What nobody has passed is still to be looked at.
        for (const auto& each : before->changed)
            if (std::ranges::find(changed, each) == changed.end()) changed.push_back(each);
        tx.listing().save(domain::supersede(*std::move(before)));
    }
    domain::listing_review fresh{.id = domain::listing_review_id::make(now, random),
                                 .product = what.id,
                                 .supplier = what.supplier,
                                 .product_version = what.version,
                                 .changed = std::move(changed),
                                 .opened_at = now};
    tx.listing().insert(fresh);
    tx.record(domain::listing_review_changed{domain::event_id::make(now, random), "opened", std::move(fresh)});
}

base::task<base::result<base::reply>> change_product::run(const base::call_context& context, base::idempotent<product_view> request,
                                                          domain::product_id id, base::version_condition seen,
                                                          domain::product_details details) {
    const auto event = domain::event_id::make(context.now, random_);
    co_return co_await database_.write(context, request.claim, [&](transaction& tx) -> base::result<std::string> {
        auto own = lock_own_product(tx, id, context);
        if (!own) return base::refusal(std::move(own.error()));
        if (auto current = base::check_version(seen, base::to_wire(id), own->version); !current)
            return base::refusal(std::move(current.error()));
        if (auto known = check_category(tx, details, base::business_date_of(context.now)); !known)
            return base::refusal(std::move(known.error()));
        auto origin = decide_origin_now(tx, domain::origin_of(details), context);
        if (!origin) return base::refusal(std::move(origin.error()));
        auto material = domain::material_changes(own->details, details);
        const bool reviewed = own->status == domain::product_status::published && !material.empty();
        if (reviewed && !tx.offers().live({&id, 1}, context.now).empty()) return base::refusal(domain::errors::product_has_offers());
        auto changed = domain::change(*std::move(own), details, *std::move(origin), context.now);
        if (!changed) return base::refusal(std::move(changed.error()));
        if (auto placed = place_in_assortment(tx, *changed); !placed) return base::refusal(std::move(placed.error()));
        tx.products().save(*changed);
        tx.record(domain::product_changed{event, *changed, material});
        if (reviewed) open_review(tx, random_, *changed, std::move(material), context.now);
        return request.encode(view_of(tx, *std::move(changed), context.now));
    });
}

base::task<base::result<review_page>> review_listings::page(const base::call_context& context, std::optional<domain::review_state> state,
                                                            std::optional<domain::listing_review_id> after, std::size_t limit) {
    review_page page;
    auto done = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        auto found = tx.listing().page(state, after, limit + 1);
        page = {.has_more = found.size() > limit};
        found.resize(std::min(found.size(), limit));
        for (auto& each : found) page.reviews.push_back(with_product(tx, std::move(each)));
        return {};
    });
    if (!done) co_return base::refusal(std::move(done.error()));
    co_return page;
}

// The product's lock comes first, as where it is changed: a decision and a change never pass each other.
base::task<base::result<base::reply>> review_listings::decide(const base::call_context& context, base::idempotent<review_view> request,
                                                              domain::listing_review_id id, bool passes, std::string reasons) {
    const auto& who = context.who.value();
    const domain::listing_reviewer reviewer{who.account, who.display_name, who.organisation};
    const auto event = domain::event_id::make(context.now, random_);
    co_return co_await database_.write(context, request.claim, [&](transaction& tx) -> base::result<std::string> {
        const auto found = tx.listing().find(id);
        if (!found) return base::refusal(domain::errors::listing_review_not_found(base::to_wire(id)));
        auto product = tx.products().lock(found->product).value();
        auto decided = domain::decide(tx.listing().lock(id).value(), passes, reasons, reviewer, context.now);
        if (!decided) return base::refusal(std::move(decided.error()));
        tx.listing().save(*decided);
        tx.record(domain::listing_review_changed{event, std::string(name_of(decided->state)), *decided});
        return request.encode({*std::move(decided), std::move(product)});
    });
}

}  // namespace chuanpin::catalog::app
