#include "catalog/search/facts_filter.hpp"

#include "catalog/search/product_document.hpp"

namespace chuanpin::catalog::search {

facts_filter::facts_filter(const app::product_query& asked, const facet_words& words)
    : priced_(asked.price_min || asked.price_max || app::orders_by_price(asked.sort)),
      price_min_(asked.price_min),
      price_max_(asked.price_max),
      in_season_(asked.in_season) {
    for (const auto& [what, value] : asked.only) allow(what, value, words);
    narrows_ = priced_ || in_season_ || !asked.only.empty();
}

void facts_filter::allow(app::facet what, const std::string& value, const facet_words& words) {
    switch (what) {
        case app::facet::county:
            return allow_counties(words, &facet_words::county::code, value);
        case app::facet::prefecture:
            return allow_counties(words, &facet_words::county::prefecture, value);
        case app::facet::poverty_area:
            return allow_counties(words, &facet_words::county::poverty_area, value);
        case app::facet::category:
            category_ = words.category(value);
            nothing_passes_ = nothing_passes_ || !category_;
            return;
        case app::facet::storage_class:
            storage_ = domain::parse_storage_class(value);
            nothing_passes_ = nothing_passes_ || !storage_;
            return;
        case app::facet::in_stock:
            in_stock_ = value == name_of_stock(true);
            return;
    }
}

void facts_filter::allow_counties(const facet_words& words, std::string facet_words::county::* what, const std::string& value) {
    const auto& counties = words.counties();
    const bool narrowed = !counties_.empty();
    counties_.resize(counties.size(), true);
    bool any = false;
    for (std::size_t i = 0; i < counties.size(); ++i) {
        counties_[i] = (!narrowed || counties_[i]) && counties[i].*what == value;
        any = any || counties_[i];
    }
    nothing_passes_ = nothing_passes_ || !any;
}

bool facts_filter::prices_pass(std::optional<base::fen> price) const {
    return price && (!price_min_ || *price >= *price_min_) && (!price_max_ || *price <= *price_max_);
}

bool facts_filter::passes(const product_columns& columns, Xapian::docid place, const product_facts& facts) const {
    return !narrows_ || (facts_pass(facts) && (!in_season_ || columns.details(place).harvested.has(*in_season_)));
}

bool facts_filter::facts_pass(const product_facts& facts) const {
    if (nothing_passes_) return false;
    // A county that became known after the words were read is none that was asked for.
    if (!counties_.empty() && (facts.county >= counties_.size() || !counties_[facts.county])) return false;
    if (category_ && facts.category != *category_) return false;
    if (storage_ && facts.storage != storage_) return false;
    if (in_stock_ && facts.in_stock != *in_stock_) return false;
    return !priced_ || prices_pass(facts.price);
}

}  // namespace chuanpin::catalog::search
