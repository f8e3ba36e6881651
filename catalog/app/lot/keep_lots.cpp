#include "catalog/app/lot/keep_lots.hpp"

#include <algorithm>
#include <utility>

#include "catalog/app/own_product.hpp"
#include "catalog/domain/errors.hpp"
#include "catalog/domain/listing_errors.hpp"

namespace chuanpin::catalog::app {
namespace {

base::result<domain::lot> lock_own_lot(transaction& tx, domain::lot_id id, const base::call_context& context) {
    auto found = tx.lots().lock(id);
    if (!found || found->supplier != context.who.value().organisation)
        return base::refusal(domain::errors::lot_not_found(base::to_wire(id)));
    return *std::move(found);
}

bool is_known_place(transaction& tx, const std::string& code, const base::call_context& context) {
    if (domain::is_county_code(code)) return !tx.counties().versions_of(code, context.now).empty();
    return domain::kind_of_place_code(code) && !tx.places().versions_of({&code, 1}, context.now).empty();
}

base::result<domain::lot> make_lot(transaction& tx, domain::lot_id id, const domain::product& of, const new_lot& asked,
                                   const base::call_context& context) {
    domain::lot made;
    made.id = id;
    made.product = of.id;
    made.supplier = of.supplier;
    made.number = asked.number;
    made.harvested_on = asked.harvested_on;
    made.place_code = asked.place_code.value_or(of.details.origin_place_code.value_or(of.details.origin_county_code));
    made.opened_at = context.now;
    std::vector<base::field_error> faults;
    if (asked.harvested_on > base::business_date_of(context.now))
        faults.push_back({"/harvested_on", "out-of-range", "The day lies ahead."});
    if (!is_known_place(tx, made.place_code, context)) faults.push_back({"/place_code", "unknown", "Not a place of the registry."});
    if (!faults.empty()) return base::refusal(domain::errors::lot_invalid(std::move(faults)));
    return made;
}

lot_view view_of(transaction& tx, domain::lot what) {
    lot_view view;
    if (const auto of = tx.products().find(what.product)) {
        view.goods = {of->details.category, variety_key_of(tx, *of)};
        view.broken = std::move(broken_harvests(tx, *of, view.goods.variety_key, {&what, 1}).front());
    }
    view.what = std::move(what);
    return view;
}

// The registry says who is poor, for the day of the delivery; nobody types it.
base::result<domain::intake_supplier> supplier_of(transaction& tx, const new_intake& asked, const base::call_context& context) {
    if (asked.supplier_name)
        return domain::intake_supplier{.household_number = {}, .shown = domain::mask_person_name(*asked.supplier_name)};
    const auto& number = *asked.household_number;
    const auto versions = tx.households().versions_of({&number, 1}, context.now);
    if (versions.empty())
        return base::refusal(domain::errors::lot_invalid({{"/household_number", "unknown", "Not a household of the registry."}}));
    const bool poor =
        std::ranges::any_of(versions, [&](const auto& each) { return domain::is_poor_from(each, asked.delivered.delivered_on); });
    return domain::intake_supplier{number, domain::mask_household_number(number), poor};
}

}  // namespace

base::task<base::result<base::reply>> keep_lots::open(const base::call_context& context, base::idempotent<lot_view> request,
                                                      domain::product_id product, new_lot asked) {
    const auto id = domain::lot_id::make(context.now, random_);
    const auto event = domain::event_id::make(context.now, random_);
    co_return co_await database_.write(context, request.claim, [&](transaction& tx) -> base::result<std::string> {
        const auto own = lock_own_product(tx, product, context);
        if (!own) return base::refusal(own.error());
        if (own->status != domain::product_status::published) return base::refusal(domain::errors::product_not_published(product));
        if (own->details.service) return base::refusal(domain::errors::product_is_a_service());
        const auto made = make_lot(tx, id, *own, asked, context);
        if (!made) return base::refusal(made.error());
        if (!tx.lots().insert(*made)) return base::refusal(domain::errors::lot_number_taken(asked.number));
        const auto view = view_of(tx, *made);
        tx.record(domain::lot_changed{event, "opened", view.what, view.goods});
        return request.encode(view);
    });
}

base::task<base::result<base::reply>> keep_lots::take_in(const base::call_context& context, base::idempotent<lot_view> request,
                                                         domain::lot_id id, new_intake asked) {
    const auto event = domain::event_id::make(context.now, random_);
    co_return co_await database_.write(context, request.claim, [&](transaction& tx) -> base::result<std::string> {
        auto own = lock_own_lot(tx, id, context);
        if (!own) return base::refusal(std::move(own.error()));
        auto supplier = supplier_of(tx, asked, context);
        if (!supplier) return base::refusal(std::move(supplier.error()));
        auto delivered = asked.delivered;
        delivered.supplier = *std::move(supplier);
        auto taken = domain::take_in(*std::move(own), std::move(delivered), context.who.value().account, context.now);
        if (!taken) return base::refusal(std::move(taken.error()));
        std::optional<std::string> name_sealed;
        if (asked.supplier_name) name_sealed = keys_.seal_text(*asked.supplier_name, random_);
        tx.lots().save(*taken, name_sealed);
        const auto view = view_of(tx, *taken);
        tx.record(domain::lot_changed{event, "intake_recorded", view.what, view.goods});
        return request.encode(view);
    });
}

base::task<base::result<base::reply>> keep_lots::close(const base::call_context& context, base::idempotent<lot_view> request,
                                                       domain::lot_id id) {
    const auto event = domain::event_id::make(context.now, random_);
    co_return co_await database_.write(context, request.claim, [&](transaction& tx) -> base::result<std::string> {
        auto own = lock_own_lot(tx, id, context);
        if (!own) return base::refusal(std::move(own.error()));
        const auto closed = domain::close(*std::move(own), context.now);
        if (!closed) return base::refusal(closed.error());
        tx.lots().save(*closed, std::nullopt);
        const auto view = view_of(tx, *closed);
        tx.record(domain::lot_changed{event, "closed", view.what, view.goods});
        return request.encode(view);
    });
}

base::task<base::result<lot_view>> keep_lots::one(const base::call_context& context, domain::lot_id id) {
    lot_view answer;
    auto done = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        auto found = tx.lots().find(id);
        if (!found) return base::refusal(domain::errors::lot_not_found(base::to_wire(id)));
        answer = view_of(tx, *std::move(found));
        return {};
    });
    if (!done) co_return base::refusal(std::move(done.error()));
    co_return answer;
}

base::task<base::result<lot_page>> keep_lots::page(const base::call_context& context, domain::product_id product,
                                                   std::optional<domain::lot_id> before, std::size_t limit) {
    lot_page page;
    auto done = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        const auto of = tx.products().find(product);
        if (!of || of->status != domain::product_status::published) return base::refusal(domain::errors::product_not_found(product));
        page = {.lots = tx.lots().page(product, before, limit + 1)};
        page.has_more = page.lots.size() > limit;
        page.lots.resize(std::min(page.lots.size(), limit));
        std::vector<domain::lot> lots;
        for (const auto& each : page.lots) lots.push_back(each.what);
        page.broken = broken_harvests(tx, *of, variety_key_of(tx, *of), lots);
        return {};
    });
    if (!done) co_return base::refusal(std::move(done.error()));
    co_return page;
}

}  // namespace chuanpin::catalog::app
