#include "catalog/app/product_views.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

namespace chuanpin::catalog::app {
namespace {

std::optional<base::instant> earlier(std::optional<base::instant> one, std::optional<base::instant> other) {
    if (!one || !other) return one ? one : other;
    return std::min(*one, *other);
}

/// What was read about several products.
struct known_facts {
    std::vector<domain::offer_version> live;
    std::vector<domain::mark_period> periods;
    std::unordered_map<domain::product_id, domain::listing_facts> listing;
    std::map<domain::product_family_id, domain::product_family> families;
};

std::map<domain::product_family_id, domain::product_family> families_of(transaction& tx, std::span<const domain::product> products) {
    std::set<domain::product_family_id> ids;
    for (const auto& each : products)
        if (each.details.sku.family) ids.insert(*each.details.sku.family);
    std::map<domain::product_family_id, domain::product_family> families;
    for (auto& each : tx.assortment().find_all(std::vector(ids.begin(), ids.end()))) families.emplace(each.id, std::move(each));
    return families;
}

product_view put_together(domain::product what, const known_facts& known, base::instant now) {
    const auto today = base::business_date_of(now);
    std::vector<domain::offer_version> versions;
    std::ranges::copy_if(known.live, std::back_inserter(versions), [&](const auto& each) { return each.product == what.id; });
    product_view view{.mark = domain::standing_of(what.id, known.periods, today), .next_change = domain::next_change(versions, now)};
    if (view.mark && view.mark->changes_on) view.next_change = earlier(view.next_change, base::start_of(*view.mark->changes_on));
    const auto& facts = known.listing.at(what.id);
    view.pictures = facts.pictures;
    view.quality_marks = domain::quality_marks_on(facts, today);
    view.holds = domain::listing_holds(facts, known.periods, today);
    if (const auto day = domain::next_change_after(facts, today)) view.next_change = earlier(view.next_change, base::start_of(*day));
    if (const auto& family = what.details.sku.family) {
        if (const auto found = known.families.find(*family); found != known.families.end()) view.family = found->second;
    }
    if (const auto* current = domain::find_in_force(versions, now)) view.current = *current;
    view.what = std::move(what);
    return view;
}

}  // namespace

bool is_listed(const product_view& view) { return view.what.status == domain::product_status::published && view.holds.empty(); }

std::vector<product_view> views_of(transaction& tx, std::vector<domain::product> products, base::instant now) {
    std::vector<product_view> views;
    if (products.empty()) return views;
    std::vector<domain::product_id> ids;
    for (const auto& each : products) ids.push_back(each.id);
    known_facts known{tx.offers().live(ids, now), tx.certificates().periods_of(ids), {}, families_of(tx, products)};
    for (auto& each : tx.listing().facts_of(ids)) known.listing.emplace(each.product, std::move(each));
    views.reserve(products.size());
    for (auto& each : products) views.push_back(put_together(std::move(each), known, now));
    return views;
}

product_view view_of(transaction& tx, domain::product what, base::instant now) {
    std::vector<domain::product> one;
    one.push_back(std::move(what));
    return std::move(views_of(tx, std::move(one), now).front());
}

std::vector<product_view> listed_views(transaction& tx, std::span<const domain::product_id> ids, base::instant now) {
    if (ids.empty()) return {};
    std::unordered_map<domain::product_id, product_view> known;
    for (auto& each : views_of(tx, tx.products().find_published(ids), now)) {
        if (is_listed(each)) known.emplace(each.what.id, std::move(each));
    }
    std::vector<product_view> views;
    for (const auto& id : ids) {
        if (const auto found = known.find(id); found != known.end()) views.push_back(std::move(found->second));
    }
    return views;
}

}  // namespace chuanpin::catalog::app
