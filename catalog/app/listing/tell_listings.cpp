#include "catalog/app/listing/tell_listings.hpp"

#include <map>
#include <utility>

#include <fmt/format.h>

namespace chuanpin::catalog::app {
namespace {

struct told_before {
    std::int64_t revision = 0;
    std::string text{};
};

std::map<domain::product_id, told_before> told_of(transaction& tx, std::span<const domain::product_id> products) {
    std::map<domain::product_id, told_before> found;
    for (auto& each : tx.listing().told_of(products)) found[each.product] = {each.revision, std::move(each.text)};
    return found;
}

// With the verb: on the day on which a hold begins that was foreseen, it is told of again.
std::string text_of(const domain::listing_outlook& outlook, base::business_date today) {
    return fmt::format("{}\n{}", domain::verb_of(outlook, today), domain::to_text(outlook));
}

std::size_t look(transaction& tx, base::random_source& random, base::instant now, std::span<const domain::product_id> products) {
    const auto today = base::business_date_of(now);
    std::map<domain::product_id, domain::organisation_id> suppliers;
    for (const auto& each : tx.products().find_published(products)) suppliers.emplace(each.id, each.supplier);
    const auto before = told_of(tx, products);
    std::vector<told_listing> told;
    std::vector<domain::event> events;
    for (const auto& facts : tx.listing().facts_of(products)) {
        const auto supplier = suppliers.find(facts.product);
        if (supplier == suppliers.end()) continue;
        const auto known = before.find(facts.product);
        auto outlook = domain::outlook_of(facts, today);
        if (known == before.end() && outlook.holds.empty()) continue;  // what nobody was told of is on the list
        auto text = text_of(outlook, today);
        if (known != before.end() && known->second.text == text) continue;
        const auto revision = known == before.end() ? 1 : known->second.revision + 1;
        events.emplace_back(domain::listing_told{domain::event_id::make(now, random), std::string(domain::verb_of(outlook, today)),
                                                 supplier->second, std::move(outlook), revision});
        told.push_back({facts.product, revision, std::move(text)});
    }
    if (told.empty()) return 0;
    tx.listing().keep(told);
    tx.record_all(events);
    return told.size();
}

}  // namespace

std::size_t tell_listings(transaction& tx, base::random_source& random, base::instant now, std::span<const domain::product_id> products) {
    std::size_t told = 0;
    for (auto rest = products; !rest.empty(); rest = rest.subspan(std::min(rest.size(), listings_of_look_max)))
        told += look(tx, random, now, rest.first(std::min(rest.size(), listings_of_look_max)));
    return told;
}

}  // namespace chuanpin::catalog::app
