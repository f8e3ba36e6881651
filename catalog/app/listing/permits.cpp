#include "catalog/app/listing/permits.hpp"

#include <algorithm>
#include <utility>

#include "catalog/app/document/named_documents.hpp"
#include "catalog/app/own_product.hpp"
#include "catalog/domain/errors.hpp"
#include "catalog/domain/listing_errors.hpp"

namespace chuanpin::catalog::app {
namespace {

// Every product whose listing may be another now; none that is a draft.
void tell(transaction& tx, base::random_source& random, base::instant now, const std::string& verb, domain::permit& what) {
    const auto write = [&](std::vector<domain::product_id> products) {
        what.version += 1;
        tx.record(domain::permit_changed{domain::event_id::make(now, random), verb, what, std::move(products)});
    };
    if (what.terms.product) return write({*what.terms.product});
    std::optional<domain::product_id> after;
    for (bool first = true;; first = false) {
        auto products = tx.listing().published_of(what.holder, after, products_of_event_max);
        if (products.empty() && !first) return;
        const bool more = products.size() == products_of_event_max;
        if (more) after = products.back();
        write(std::move(products));
        if (!more) return;
    }
}

base::result<void> check_scope(transaction& tx, const std::vector<std::string>& categories, base::business_date today) {
    const auto known = tx.categories().all_on(today);
    for (const auto& each : categories)
        if (std::ranges::find(known, each, &category::code) == known.end()) return base::refusal(domain::errors::category_unknown(each));
    return {};
}

base::result<void> check_record(transaction& tx, const base::call_context& context, const domain::permit_terms& terms) {
    const auto holder = context.who.value().organisation;
    if (terms.product) {
        if (auto own = lock_own_product(tx, *terms.product, context); !own) return base::refusal(std::move(own.error()));
    }
    if (auto known = check_scope(tx, terms.categories, base::business_date_of(context.now)); !known) return known;
    if (terms.evidence) {
        if (auto fits = check_evidence(tx, holder, *terms.evidence, domain::evidence_of(terms.kind)); !fits) return fits;
    }
    if (tx.permits().count_of(holder, terms.product) >= domain::permits_max)
        return base::refusal(domain::errors::permits_too_many(domain::permits_max));
    return {};
}

base::result<domain::permit> lock_permit(transaction& tx, domain::permit_id id) {
    auto found = tx.permits().lock(id);
    if (!found) return base::refusal(domain::errors::permit_not_found(base::to_wire(id)));
    return *std::move(found);
}

base::result<domain::permit> take_back(transaction& tx, base::random_source& random, domain::permit what, domain::permit_withdrawal why) {
    const auto seen = what.version;
    const auto now = why.at;
    auto gone = domain::withdraw(std::move(what), std::move(why));
    if (!gone) return gone;
    tell(tx, random, now, "withdrawn", *gone);
    tx.permits().save(*gone, seen);
    return gone;
}

permit_page page_in(transaction& tx, domain::organisation_id holder, std::optional<domain::product_id> product,
                    std::optional<domain::permit_id> before, std::size_t limit) {
    permit_page page;
    page.permits = tx.permits().page(holder, product, before, limit + 1);
    page.has_more = page.permits.size() > limit;
    page.permits.resize(std::min(page.permits.size(), limit));
    return page;
}

}  // namespace

base::task<base::result<base::reply>> permits::record(const base::call_context& context, base::idempotent<domain::permit> request,
                                                      domain::permit_terms terms) {
    if (auto fits = domain::check_permit(terms); !fits) co_return base::refusal(std::move(fits.error()));
    const auto& who = context.who.value();
    domain::permit fresh{.id = domain::permit_id::make(context.now, random_),
                         .holder = who.organisation,
                         .recorded_by = who.account,
                         .recorded_at = context.now,
                         .next_change_on = domain::next_change_after(terms, base::business_date_of(context.now))};
    fresh.terms = std::move(terms);
    co_return co_await database_.write(context, request.claim, [&](transaction& tx) -> base::result<std::string> {
        if (auto fits = check_record(tx, context, fresh.terms); !fits) return base::refusal(std::move(fits.error()));
        auto told = fresh;  // the closure may run again
        tell(tx, random_, context.now, "recorded", told);
        tx.permits().insert(told);
        return request.encode(told);
    });
}

base::task<base::result<permit_page>> permits::own_page(const base::call_context& context, std::optional<domain::product_id> product,
                                                        std::optional<domain::permit_id> before, std::size_t limit) {
    permit_page page;
    const auto holder = context.who.value().organisation;
    auto done = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        if (product) {
            const auto found = tx.products().find(*product);
            if (!found || found->supplier != holder) return base::refusal(domain::errors::product_not_found(*product));
        }
        page = page_in(tx, holder, product, before, limit);
        return {};
    });
    if (!done) co_return base::refusal(std::move(done.error()));
    co_return page;
}

base::task<base::result<base::reply>> permits::withdraw_own(const base::call_context& context, base::idempotent<domain::permit> request,
                                                            domain::permit_id id, std::string reason) {
    const auto& who = context.who.value();
    co_return co_await database_.write(context, request.claim, [&](transaction& tx) -> base::result<std::string> {
        auto known = lock_permit(tx, id);
        if (known && known->holder != who.organisation) known = base::refusal(domain::errors::permit_not_found(base::to_wire(id)));
        if (!known) return base::refusal(std::move(known.error()));
        const auto gone = take_back(tx, random_, *std::move(known), {context.now, who.account, reason});
        if (!gone) return base::refusal(gone.error());
        return request.encode(*gone);
    });
}

base::task<base::result<base::reply>> permits::withdraw(const base::call_context& context, base::idempotent<domain::permit> request,
                                                        domain::permit_id id, std::string reason) {
    const auto& who = context.who.value();
    co_return co_await database_.write(context, request.claim, [&](transaction& tx) -> base::result<std::string> {
        auto known = lock_permit(tx, id);
        if (!known) return base::refusal(std::move(known.error()));
        if (known->holder == who.organisation) return base::refusal(domain::errors::listing_reviewer_interested());
        const auto gone = take_back(tx, random_, *std::move(known), {context.now, who.account, reason});
        if (!gone) return base::refusal(gone.error());
        return request.encode(*gone);
    });
}

base::task<base::result<permit_page>> permits::page_of(const base::call_context& context, domain::organisation_id holder,
                                                       std::optional<domain::product_id> product, std::optional<domain::permit_id> before,
                                                       std::size_t limit) {
    permit_page page;
    auto done = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        page = page_in(tx, holder, product, before, limit);
        return {};
    });
    if (!done) co_return base::refusal(std::move(done.error()));
    co_return page;
}

base::task<base::result<std::size_t>> tell_permit_days::operator()(const base::call_context& context) {
    std::vector<domain::permit_id> due;
    const auto found = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        due = tx.permits().find_changed_by(base::business_date_of(context.now), permit_days_max);
        return {};
    });
    if (!found) co_return base::refusal(found.error());
    std::size_t told = 0;
    for (const auto& id : due) {
        const auto done = co_await tell(context, id);
        if (!done) co_return base::refusal(done.error());
        told += *done ? 1 : 0;
    }
    co_return told;
}

// Another process that was faster leaves nothing to tell.
base::task<base::result<bool>> tell_permit_days::tell(const base::call_context& context, domain::permit_id id) {
    const auto today = base::business_date_of(context.now);
    const base::receipt claim{.scope = "job:tell-permit-days", .key = base::to_wire(domain::event_id::make(context.now, random_))};
    bool told = false;
    const auto done = co_await database_.write(context, claim, [&](transaction& tx) -> base::result<std::string> {
        told = false;
        auto what = tx.permits().lock(id);
        if (!what || !what->next_change_on || today < *what->next_change_on) return std::string();
        const auto seen = what->version;
        app::tell(tx, random_, context.now, std::string(domain::came_by_itself(*what, today)), *what);
        what->next_change_on = domain::next_change_after(what->terms, today);
        tx.permits().save(*what, seen);
        told = true;
        return std::string();
    });
    if (!done) co_return base::refusal(done.error());
    co_return told;
}

}  // namespace chuanpin::catalog::app
