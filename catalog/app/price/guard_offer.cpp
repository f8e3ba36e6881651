#include "catalog/app/price/guard_offer.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "catalog/domain/errors.hpp"

namespace chuanpin::catalog::app {

base::result<std::string> like_goods_of(transaction& tx, const domain::product& what, const std::optional<std::string>& comparable_name) {
    if (!comparable_name) return domain::goods_key_of(what.details.name_zh);
    const auto key = domain::goods_key_of(*comparable_name);
    const auto& category = what.details.category;
    if (tx.prices().knows_goods(category, key)) return key;
    const auto references = tx.references().all();
    const bool listed = std::ranges::any_of(
        references, [&](const auto& each) { return each.category == category && domain::goods_key_of(each.name_zh) == key; });
    if (!listed) return base::refusal(domain::errors::comparable_goods_unknown(*comparable_name));
    return key;
}

domain::price_rule rule_of(transaction& tx, const std::string& category, base::business_date on) {
    const auto live = tx.prices().live_rules(category);
    const auto* rule = domain::find_rule(live, category, on);
    if (!rule) throw std::logic_error("no rule of prices for " + category + " on " + base::to_text(on));
    return *rule;
}

namespace {

constexpr std::int64_t grams_of_kilogram = 1'000;

/// What a kilogram has the price of is judged as packs of a kilogram, exactly, not by what a nominal pack costs when rounded.
std::vector<domain::price_tier> kilogram_tiers(const domain::offer_terms& terms) {
    std::vector<domain::price_tier> tiers;
    for (const auto& each : terms.tiers) tiers.push_back({each.quantity_from, each.kilogram_price.value()});
    return tiers;
}

base::error told_of_kilograms(base::error why) {
    constexpr std::string_view of_pack = "/unit_price_fen";
    for (auto& each : why.fields)
        if (each.pointer.ends_with(of_pack))
            each.pointer.replace(each.pointer.size() - of_pack.size(), of_pack.size(), "/price_per_kilogram_fen");
    return why;
}

}  // namespace

base::result<domain::price_evidence> guard_offer(transaction& tx, const domain::product& what, const domain::offer_terms& terms,
                                                 const price_statement& statement, base::instant now) {
    const auto& details = what.details;
    auto key = like_goods_of(tx, what, statement.comparable_name);
    if (!key) return base::refusal(std::move(key.error()));
    const auto today = base::business_date_of(now);
    const auto rule = rule_of(tx, details.category, today);
    std::vector<domain::price_comparable> like;  // of a service nothing is like by the kilogram
    if (!details.service) like = tx.prices().like(details.category, *key, domain::window_start(today, rule.terms.window_days), today);
    const bool by_kilogram = terms.conditions.priced_by == domain::pricing::kilogram;
    const auto evidence = domain::weigh({.supplier = what.supplier,
                                         .category = details.category,
                                         .goods_key = *std::move(key),
                                         .unit_net_mass_g = by_kilogram ? grams_of_kilogram : details.unit_net_mass_g,
                                         .tiers = by_kilogram ? kilogram_tiers(terms) : terms.tiers,
                                         .explanation = statement.explanation,
                                         .judged_at = now},
                                        like, rule);
    if (auto fits = domain::check_evidence(evidence); !fits)
        return base::refusal(by_kilogram ? told_of_kilograms(std::move(fits.error())) : std::move(fits.error()));
    return evidence;
}

}  // namespace chuanpin::catalog::app
