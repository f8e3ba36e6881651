#include "catalog/domain/unsold/unsold_stock.hpp"

#include <utility>

#include <fmt/format.h>

#include "catalog/domain/errors.hpp"
#include "catalog/domain/market_errors.hpp"

namespace chuanpin::catalog::domain {
namespace {

constexpr std::int64_t hours_a_day = 24;

// A shelf life that ends within a day lets that day begin.
base::business_date last_perish_date(const product& what, base::business_date today) {
    const auto days = (what.details.shelf_life_hours + hours_a_day - 1) / hours_a_day;
    return std::chrono::sys_days(today) + std::chrono::days(days);
}

base::result<void> check_listed(const unsold_listing& what, base::instant now) {
    const auto status = status_on(what, base::business_date_of(now));
    if (status != unsold_status::listed) return base::refusal(errors::unsold_ended(what.id, name_of(status)));
    return {};
}

unsold_listing next_version(unsold_listing what, base::instant now) {
    what.version += 1;
    what.changed_at = now;
    return what;
}

}  // namespace

std::string_view name_of(unsold_status status) {
    switch (status) {
        case unsold_status::listed:
            return "listed";
        case unsold_status::withdrawn:
            return "withdrawn";
        case unsold_status::perished:
            return "perished";
    }
    return {};
}

std::optional<unsold_status> parse_unsold_status(std::string_view name) {
    for (const auto each : {unsold_status::listed, unsold_status::withdrawn, unsold_status::perished})
        if (name_of(each) == name) return each;
    return std::nullopt;
}

unsold_status status_on(const unsold_listing& what, base::business_date day) {
    if (what.status == unsold_status::listed && what.stated.perishes_on <= day) return unsold_status::perished;
    return what.status;
}

base::fen price_for(const offer_terms& terms, std::int64_t quantity) {
    auto price = terms.tiers.front().unit_price;
    for (const auto& each : terms.tiers)
        if (each.quantity_from <= quantity) price = each.unit_price;
    return price;
}

base::result<unsold_listing> list_unsold(unsold_listing_id id, const sold_product& sold, unsold_statement stated, base::instant now) {
    const auto& what = sold.what;
    if (what.status != product_status::published) return base::refusal(errors::product_not_published(what.id));
    if (!sold.mark) return base::refusal(errors::product_not_authorised({}, {}));
    if (!sold.mark->authorised) return base::refusal(errors::product_not_authorised(sold.mark->certificate_number, sold.mark->status));
    if (!sold.in_force) return base::refusal(errors::unsold_without_offer(what.id));
    const auto today = base::business_date_of(now);
    std::vector<base::field_error> faults;
    const auto asked = price_for(sold.in_force->terms, stated.quantity);
    if (stated.unit_price > asked)
        faults.push_back({"/unit_price_fen", "above-offer", fmt::format("The offer in force asks {} fen a unit.", asked.value)});
    if (stated.perishes_on <= today) faults.push_back({"/perishes_on", "out-of-range", "A day to come."});
    if (stated.perishes_on > last_perish_date(what, today))
        faults.push_back({"/perishes_on", "out-of-range", fmt::format("It keeps {} hours.", what.details.shelf_life_hours)});
    if (!faults.empty()) return base::refusal(errors::unsold_invalid(std::move(faults)));
    unsold_listing listing{.id = id, .supplier = what.supplier, .category = what.details.category, .listed_at = now, .changed_at = now};
    listing.first_quantity = stated.quantity;
    listing.stated = std::move(stated);
    return listing;
}

base::result<unsold_listing> reduce(unsold_listing what, const unsold_reduction& to, base::instant now) {
    if (auto listed = check_listed(what, now); !listed) return base::refusal(std::move(listed.error()));
    if (what.version >= unsold_changes_max) return base::refusal(errors::unsold_has_too_many_changes(what.id));
    const auto quantity = to.quantity.value_or(what.stated.quantity);
    const auto price = to.unit_price.value_or(what.stated.unit_price);
    std::vector<base::field_error> faults;
    if (quantity > what.stated.quantity) faults.push_back({"/quantity", "out-of-range", "An entry only shrinks."});
    if (price > what.stated.unit_price) faults.push_back({"/unit_price_fen", "out-of-range", "A price here only falls."});
    if (quantity == what.stated.quantity && price == what.stated.unit_price)
        faults.push_back({"", "nothing-changes", "It says so already."});
    if (!faults.empty()) return base::refusal(errors::unsold_invalid(std::move(faults)));
    what.stated.quantity = quantity;
    what.stated.unit_price = price;
    return next_version(std::move(what), now);
}

base::result<unsold_listing> withdraw(unsold_listing what, std::string reason, base::instant now) {
    if (auto listed = check_listed(what, now); !listed) return base::refusal(std::move(listed.error()));
    what.status = unsold_status::withdrawn;
    what.reason = std::move(reason);
    return next_version(std::move(what), now);
}

unsold_listing let_perish(unsold_listing what, base::instant now) {
    what.status = unsold_status::perished;
    return next_version(std::move(what), now);
}

}  // namespace chuanpin::catalog::domain
