#include "orders/app/fill/fill_maker.hpp"

#include <algorithm>

#include "platform/base/iso_week.hpp"

namespace chuanpin::orders::app {
namespace {

// Who gave least in the last year is the next.
constexpr std::chrono::days remembered{365};
constexpr std::size_t categories_max = 10;
constexpr std::string_view proposed_event = "need.fill_proposed";

std::vector<domain::organisation_id> suppliers_of(std::span<const domain::candidate> candidates) {
    std::vector<domain::organisation_id> suppliers;
    for (const auto& each : candidates)
        if (suppliers.empty() || suppliers.back() != each.supplier) suppliers.push_back(each.supplier);
    return suppliers;
}

domain::capacity_key key_of(const domain::candidate& whose, base::business_date on) {
    return {whose.product, base::week_of(on), whose.supplier};
}

}  // namespace

domain::need_fill fill_maker::propose(std::vector<domain::purchase_need>& needs, const domain::fill_terms& terms) {
    domain::need_fill made{.id = domain::fill_id::make(context_.now, random_),
                           .buyer = context_.who->organisation,
                           .terms = terms,
                           .proposed_by = context_.who->account,
                           .proposed_at = context_.now};
    for (auto& each : needs) {
        made.needs.push_back(each.id);
        share_out(each, terms, made);
    }
    keep(made, needs);
    return made;
}

void fill_maker::keep(const domain::need_fill& made, std::vector<domain::purchase_need>& needs) {
    for (auto& each : needs) {
        each.current_fill = made.id;
        ++each.version;
        open_.needs().save(each, 1);
    }
    open_.fills().insert(made);
    record(needs, proposed_event);
}

std::map<domain::organisation_id, std::int64_t> fill_maker::given_before(std::span<const domain::candidate> candidates,
                                                                         domain::measure by) {
    const auto suppliers = suppliers_of(candidates);
    if (suppliers.empty()) return {};
    return open_.fills().given(suppliers, by, context_.now - remembered);
}

void fill_maker::record(const std::vector<domain::purchase_need>& needs, std::string_view type) {
    domain::id_sequence ids(context_.now, random_);
    std::vector<domain::recorded_event> events;
    for (const auto& each : needs) events.push_back({domain::need_event{ids.make<domain::event_id>(), type, each}, &context_});
    if (!events.empty()) open_.record(events);
}

void fill_maker::release_cancelled(domain::purchase_need& need) { need.committed -= open_.fills().release_cancelled(need.id); }

// In an order that depends on nothing but ids; a product that was given to a need before has so much less.
void fill_maker::share_out(const domain::purchase_need& need, const domain::fill_terms& terms, domain::need_fill& into) {
    const auto candidates = candidates_of(need, terms);
    domain::fill_question asked{
        .wanted = need.rest(), .share_limit = domain::share_limit_of(need.terms), .given = open_.fills().given_of(need.id)};
    asked.before = given_before(candidates, need.terms.by);
    for (const auto supplier : suppliers_of(candidates)) asked.before[supplier] += proposed_[{need.terms.by, supplier}];
    const auto parts = domain::allocate(asked, candidates);
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        proposed_[{need.terms.by, candidates[i].supplier}] += parts[i].amount;
        for (auto& each : domain::shares_of(candidates[i], parts[i], need.id, need.terms.by)) {
            note_taken(each.whose, need.terms.requested_delivery_date, each.part.quantity);
            each.number = static_cast<int>(into.shares.size()) + 1;
            into.shares.push_back(std::move(each));
        }
    }
}

std::vector<domain::candidate> fill_maker::candidates_of(const domain::purchase_need& need, const domain::fill_terms& terms) {
    auto found = domain::one_for_each_product(look_for(need.terms.kind, need.terms, terms.by, domain::candidates_of_need_max));
    if (!need.terms.substitutes) return found;
    for (auto& each : substitutes_of(need, terms, found)) found.push_back(std::move(each));
    return domain::one_for_each_product(std::move(found));
}

// The products that are named come before those of the categories; together with what is of the kind there are no more than may be.
std::vector<domain::candidate> fill_maker::substitutes_of(const domain::purchase_need& need, const domain::fill_terms& terms,
                                                          std::span<const domain::candidate> of_kind) {
    const auto& allowed = *need.terms.substitutes;
    auto asked = need.terms;
    asked.kilogram_price_max = domain::substitute_price_max(need.terms, of_kind);
    if (!asked.kilogram_price_max) return {};
    std::vector<domain::goods_kind> kinds;
    if (!allowed.products.empty()) kinds.push_back({.by = domain::kind_by::products, .products = allowed.products});
    if (allowed.same_category)
        for (auto& each : open_.fills().categories_of(need.terms.kind, categories_max))
            kinds.push_back({.by = domain::kind_by::category, .name = std::move(each)});
    std::vector<domain::candidate> found;
    for (const auto& kind : kinds)
        for (auto& each : look_for(kind, asked, terms.by, domain::candidates_of_need_max)) {
            const auto is_its = [&](const domain::candidate& other) { return other.product == each.product; };
            const auto room = found.size() + of_kind.size() < domain::candidates_of_need_max;
            if (room && std::ranges::none_of(of_kind, is_its) && std::ranges::none_of(found, is_its))
                found.push_back(domain::as_substitute(std::move(each), allowed, of_kind));
        }
    return found;
}

std::vector<domain::candidate> fill_maker::look_for(const domain::goods_kind& kind, const domain::need_terms& asked, domain::channel by,
                                                    std::size_t limit) {
    const auto ids = open_.fills().find_offers({kind, asked.delivery.county_code, context_.now}, limit);
    if (ids.empty()) return {};
    const auto book = open_.offers().find(ids, context_.now);
    std::vector<const domain::offer_version*> in_force;
    std::vector<domain::product_id> products;
    for (const auto& id : ids) {
        const auto known = book.find(id);
        if (known == book.end()) continue;
        const auto live = std::ranges::find_if(known->second.live, [&](const auto& each) { return is_in_force(each, context_.now); });
        if (live == known->second.live.end()) continue;
        in_force.push_back(&*live);
        products.push_back(live->product);
    }
    if (in_force.empty()) return {};
    look_into_stock(products, asked.requested_delivery_date);
    std::vector<domain::candidate> found;
    for (const auto* offer : in_force) {
        const auto left = left_in_stock(offer->product, asked.requested_delivery_date);
        found.push_back(domain::look_at(*offer, asked, by, left, base::business_date_of(context_.now)));
    }
    look_ahead(found, asked.requested_delivery_date);
    return found;
}

void fill_maker::note_taken(const domain::candidate& whose, base::business_date on, std::int64_t quantity) {
    if (whose.ahead)
        taken_ahead_[key_of(whose, on)] += quantity * whose.unit_net_mass_g;  // of what was announced, so it fits
    else
        taken_[whose.product] += quantity;
}

void fill_maker::look_into_stock(std::span<const domain::product_id> products, base::business_date on) {
    std::vector<domain::product_id> fresh;
    for (const auto product : products)
        if (in_stock_.try_emplace({product, on}, 0).second) fresh.push_back(product);
    if (fresh.empty()) return;
    for (const auto& [product, there] : open_.fills().available(fresh, on)) in_stock_[{product, on}] = there;
}

std::int64_t fill_maker::left_in_stock(domain::product_id product, base::business_date on) {
    return std::max<std::int64_t>(in_stock_.at({product, on}) - taken_[product], 0);
}

void fill_maker::look_ahead(std::span<domain::candidate> found, base::business_date on) {
    std::vector<domain::capacity_key> keys;
    for (const auto& each : found) keys.push_back(key_of(each, on));
    look_into_announcements(keys);
    for (auto& each : found) {
        const auto key = key_of(each, on);
        each.available_ahead = domain::ahead_of_harvest(each, std::max<std::int64_t>(announced_.at(key) - taken_ahead_[key], 0));
    }
}

void fill_maker::look_into_announcements(std::span<const domain::capacity_key> keys) {
    std::vector<domain::capacity_key> fresh;
    for (const auto& each : keys)
        if (announced_.try_emplace(each, 0).second) fresh.push_back(each);
    if (fresh.empty()) return;
    std::ranges::sort(fresh);
    for (const auto& each : open_.forward().find(fresh)) announced_[each.key] = each.free_g(base::business_date_of(context_.now));
}

}  // namespace chuanpin::orders::app
