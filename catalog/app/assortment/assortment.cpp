#include "catalog/app/assortment/assortment.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "catalog/app/document/named_documents.hpp"
#include "catalog/app/listing/permits.hpp"
#include "catalog/app/own_product.hpp"
#include "catalog/app/product_views.hpp"
#include "catalog/domain/errors.hpp"
#include "catalog/domain/listing_errors.hpp"

namespace chuanpin::catalog::app {
namespace {

base::result<void> check_pictures(transaction& tx, domain::organisation_id owner, std::span<const domain::document_id> pictures) {
    const auto found = find_own_documents(tx, owner, pictures, "/document_ids");
    if (!found) return base::refusal(found.error());
    std::vector<base::field_error> faults;
    for (std::size_t i = 0; i < found->size(); ++i) {
        const auto place = fmt::format("/document_ids/{}", i);
        if ((*found)[i].kind != domain::document_kind::picture)
            faults.push_back({place, "wrong-kind", "The document is no picture."});
        else if (std::ranges::find(pictures.first(i), pictures[i]) != pictures.begin() + static_cast<std::ptrdiff_t>(i))
            faults.push_back({place, "duplicate", "The picture is named twice."});
    }
    if (!faults.empty()) return base::refusal(domain::errors::document_unusable(std::move(faults)));
    return {};
}

base::result<domain::product_family> lock_own_family(transaction& tx, domain::product_family_id id, const base::call_context& context) {
    auto found = tx.assortment().lock(id);
    if (!found || found->supplier != context.who.value().organisation)
        return base::refusal(domain::errors::product_family_not_found(base::to_wire(id)));
    return *std::move(found);
}

// Told in several events where the family is large, each with a version of its own.
void save_and_tell(transaction& tx, base::random_source& random, base::instant now, domain::product_family& what) {
    std::optional<domain::product_id> after;
    for (bool first = true;; first = false) {
        auto products = tx.assortment().published_in(what.id, after, products_of_event_max);
        const bool more = products.size() == products_of_event_max;
        if (products.empty() && !first) return;
        if (more) after = products.back();
        if (!first) what.version += 1;
        tx.assortment().save(what);
        tx.record(domain::product_family_changed{domain::event_id::make(now, random), what, std::move(products)});
        if (!more) return;
    }
}

}  // namespace

base::result<void> place_in_assortment(transaction& tx, const domain::product& what) {
    const auto& sku = what.details.sku;
    if (auto fits = domain::check_sku(sku, what.details.unit_net_mass_g); !fits) return fits;
    if (sku.family) {
        const auto family = tx.assortment().find(*sku.family);
        if (!family || family->supplier != what.supplier)
            return base::refusal(domain::errors::product_family_not_found(base::to_wire(*sku.family)));
    }
    if (!tx.assortment().claim_code(what.supplier, what.id, sku.supplier_code))
        return base::refusal(domain::errors::supplier_code_taken(*sku.supplier_code));
    return {};
}

base::task<base::result<base::reply>> product_families::create(const base::call_context& context,
                                                               base::idempotent<domain::product_family> request,
                                                               domain::product_family stated) {
    stated.id = domain::product_family_id::make(context.now, random_);
    stated.supplier = context.who.value().organisation;
    stated.created_at = context.now;
    if (auto fits = domain::check_seasons(stated.harvested); !fits) co_return base::refusal(std::move(fits.error()));
    co_return co_await database_.write(context, request.claim, [&](transaction& tx) -> base::result<std::string> {
        const auto known = tx.categories().all_on(base::business_date_of(context.now));
        if (std::ranges::find(known, stated.category, &category::code) == known.end())
            return base::refusal(domain::errors::category_unknown(stated.category));
        if (tx.assortment().count_of(stated.supplier) >= domain::families_max)
            return base::refusal(domain::errors::product_families_too_many());
        tx.assortment().insert(stated);
        return request.encode(stated);
    });
}

base::task<base::result<base::reply>> product_families::change(const base::call_context& context,
                                                               base::idempotent<domain::product_family> request,
                                                               domain::product_family_id id, domain::family_changes stated) {
    co_return co_await database_.write(context, request.claim, [&](transaction& tx) -> base::result<std::string> {
        auto own = lock_own_family(tx, id, context);
        if (!own) return base::refusal(std::move(own.error()));
        auto changed = domain::change(*std::move(own), stated);
        if (!changed) return base::refusal(std::move(changed.error()));
        save_and_tell(tx, random_, context.now, *changed);
        return request.encode(*changed);
    });
}

base::task<base::result<base::reply>> product_families::set_pictures(const base::call_context& context,
                                                                     base::idempotent<domain::product_family> request,
                                                                     domain::product_family_id id,
                                                                     std::vector<domain::document_id> pictures) {
    co_return co_await database_.write(context, request.claim, [&](transaction& tx) -> base::result<std::string> {
        auto own = lock_own_family(tx, id, context);
        if (!own) return base::refusal(std::move(own.error()));
        if (auto fits = check_pictures(tx, own->supplier, pictures); !fits) return base::refusal(std::move(fits.error()));
        own->pictures = pictures;
        own->version += 1;
        save_and_tell(tx, random_, context.now, *own);
        return request.encode(*own);
    });
}

base::task<base::result<family_page>> product_families::own_page(const base::call_context& context,
                                                                 std::optional<domain::product_family_id> before, std::size_t limit) {
    family_page page;
    auto done = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        page.families = tx.assortment().page(context.who.value().organisation, before, limit + 1);
        page.has_more = page.families.size() > limit;
        page.families.resize(std::min(page.families.size(), limit));
        return {};
    });
    if (!done) co_return base::refusal(std::move(done.error()));
    co_return page;
}

base::task<base::result<family_view>> product_families::one(const base::call_context& context, domain::product_family_id id) {
    family_view view;
    auto done = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        auto found = tx.assortment().find(id);
        if (!found) return base::refusal(domain::errors::product_family_not_found(base::to_wire(id)));
        view = {*std::move(found), listed_views(tx, tx.assortment().published_in(id, {}, domain::family_products_max), context.now)};
        return {};
    });
    if (!done) co_return base::refusal(std::move(done.error()));
    co_return view;
}

base::task<base::result<base::reply>> product_pictures::set(const base::call_context& context, base::idempotent<product_view> request,
                                                            domain::product_id id, std::vector<domain::document_id> pictures) {
    const auto event = domain::event_id::make(context.now, random_);
    co_return co_await database_.write(context, request.claim, [&](transaction& tx) -> base::result<std::string> {
        auto own = lock_own_product(tx, id, context);
        if (!own) return base::refusal(std::move(own.error()));
        if (auto fits = check_pictures(tx, own->supplier, pictures); !fits) return base::refusal(std::move(fits.error()));
        tx.assortment().set_pictures(id, pictures);
        own->version += 1;
        own->changed_at = context.now;
        tx.products().save(*own);
        tx.record(domain::product_changed{event, *own, {}});
        return request.encode(view_of(tx, *std::move(own), context.now));
    });
}

base::task<base::result<document_content>> product_pictures::content(const base::call_context& context, domain::product_id product,
                                                                     domain::document_id picture) {
    domain::document what;
    auto done = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        const auto shown = tx.products().find(product);
        if (!shown || shown->status != domain::product_status::published) return base::refusal(domain::errors::product_not_found(product));
        auto found = tx.documents().find(picture);
        if (!found || !tx.assortment().has_picture(product, picture))
            return base::refusal(domain::errors::document_not_found(base::to_wire(picture)));
        what = *std::move(found);
        return {};
    });
    if (!done) co_return base::refusal(std::move(done.error()));
    co_return co_await documents_.with_content(std::move(what));
}

base::task<base::result<document_content>> product_pictures::content_of_family(const base::call_context& context,
                                                                               domain::product_family_id family,
                                                                               domain::document_id picture) {
    domain::document what;
    auto done = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        const auto shown = tx.assortment().find(family);
        if (!shown) return base::refusal(domain::errors::product_family_not_found(base::to_wire(family)));
        auto found = tx.documents().find(picture);
        if (!found || std::ranges::find(shown->pictures, picture) == shown->pictures.end())
            return base::refusal(domain::errors::document_not_found(base::to_wire(picture)));
        what = *std::move(found);
        return {};
    });
    if (!done) co_return base::refusal(std::move(done.error()));
    co_return co_await documents_.with_content(std::move(what));
}

}  // namespace chuanpin::catalog::app
