#include "catalog/search/product_document.hpp"

#include <algorithm>

#include "catalog/search/facet_counts.hpp"
#include "catalog/search/name_terms.hpp"
#include "catalog/search/price_bands.hpp"
#include "platform/base/encoding.hpp"

namespace chuanpin::catalog::search {

namespace {

using query = Xapian::Query;

// Terms of names begin with other letters (name_terms.cpp).
constexpr std::string_view id_prefix = "XI";
constexpr std::string_view supplier_prefix = "XO";
constexpr std::string_view facet_prefix = "XF";
constexpr std::string_view has_season_term = "XS";
constexpr std::string_view season_wraps_term = "XW";  ///< 11-01 … 02-28
constexpr std::string_view changes_term = "XN";
constexpr std::string_view product_term = "XA";  ///< every product has it
constexpr std::string_view has_price_term = "XQ";

// A term of a name counts as often as that one is short: the shorter of two names that have all that was asked for is more likely to be
// meant. One of the origin's names counts once.
constexpr std::size_t letters_of_a_long_name = 16;
constexpr std::size_t frequency_in_a_long_name = 4;

std::string term(std::string_view prefix, std::string_view text) { return std::string(prefix).append(text); }

/// Sorts as text the way the number does; not negative.
std::string number(std::int64_t value) {
    std::string text(8, '\0');
    for (std::size_t i = text.size(); i-- > 0; value >>= 8) text[i] = static_cast<char>(value & 0xff);
    return text;
}
std::string time(base::instant at) { return number(at.time_since_epoch().count()); }

Xapian::termcount frequency_in(std::string_view name) {
    const auto letters = std::min(letters_of_a_long_name, base::length_in_code_points(name));
    return static_cast<Xapian::termcount>(frequency_in_a_long_name + letters_of_a_long_name - letters);
}

void add_names(Xapian::Document& document, const app::indexed_product& product) {
    for (const auto& each : terms_of_name(product.name_zh)) document.add_term(each, frequency_in(product.name_zh));
    if (product.name_en) {
        for (const auto& each : terms_of_name(*product.name_en)) document.add_term(each, frequency_in(*product.name_en));
    }
    for (const auto& place : {product.county_name, product.prefecture}) {
        for (const auto& each : terms_of_name(place)) document.add_term(each);
    }
}

void add_season(Xapian::Document& document, const domain::season& harvested) {
    const auto from = domain::to_text(harvested.from);
    const auto to = domain::to_text(harvested.to);
    document.add_value(season_from_slot, from);
    document.add_value(season_to_slot, to);
    document.add_boolean_term(std::string(has_season_term));
    if (from > to) document.add_boolean_term(std::string(season_wraps_term));
}

}  // namespace

std::string_view facet_value(const app::indexed_product& product, app::facet what) {
    switch (what) {
        case app::facet::county:
            return product.county_code;
        case app::facet::prefecture:
            return product.prefecture;
        case app::facet::poverty_area:
            return product.poverty_area;
        case app::facet::category:
            return product.category;
        case app::facet::storage_class:
            return domain::name_of(product.storage);
        case app::facet::in_stock:
            return product.in_stock ? "true" : "false";
    }
    return {};
}

std::string facet_term(app::facet what, std::string_view value) { return term(facet_prefix, app::name_of(what)).append(":").append(value); }

std::string supplier_term(const domain::organisation_id& supplier) { return term(supplier_prefix, supplier.as_binary()); }

std::string priced_term() { return std::string(has_price_term); }

std::string term_of(const domain::product_id& id) { return term(id_prefix, id.as_binary()); }

Xapian::Document document_of(const app::indexed_product& product) {
    Xapian::Document document;
    document.set_data(std::string(product.id.as_binary()));
    document.add_boolean_term(std::string(product_term));
    document.add_boolean_term(term_of(product.id));
    document.add_boolean_term(supplier_term(product.supplier));
    add_names(document, product);
    for (const auto what : app::facets) {
        if (const auto value = facet_value(product, what); !value.empty()) document.add_boolean_term(facet_term(what, value));
    }
    document.add_value(facets_slot, packed_facets(product));
    if (product.harvested) add_season(document, *product.harvested);
    if (product.price_per_kilogram) {
        document.add_value(price_slot, number(product.price_per_kilogram->value));
        document.add_boolean_term(priced_term());
        for (const auto& each : price_terms(*product.price_per_kilogram)) document.add_boolean_term(each);
    }
    document.add_value(published_slot, time(product.published_at));
    if (product.next_change) {
        document.add_value(next_change_slot, time(*product.next_change));
        document.add_boolean_term(std::string(changes_term));
    }
    return document;
}

Xapian::Query every_product() { return query(std::string(product_term)); }

Xapian::Query price_query(std::optional<base::fen> low, std::optional<base::fen> high) {
    const query not_below(query::OP_VALUE_GE, price_slot, number(low ? low->value : 0));
    return high ? query(query::OP_AND, not_below, query(query::OP_VALUE_LE, price_slot, number(high->value))) : not_below;
}

Xapian::Query in_season_query(base::business_date day) {
    const auto today = domain::to_text(day.month() / day.day());
    const query begun(query::OP_VALUE_LE, season_from_slot, today);
    const query not_over(query::OP_VALUE_GE, season_to_slot, today);
    const query wraps{std::string(season_wraps_term)};
    const query straight(query::OP_AND_NOT, query(std::string(has_season_term)), wraps);
    return {query::OP_OR, query(query::OP_AND, straight, query(query::OP_AND, begun, not_over)),
            query(query::OP_AND, wraps, query(query::OP_OR, begun, not_over))};
}

Xapian::Query due_query(base::instant until) {
    return {query::OP_AND, query(std::string(changes_term)), query(query::OP_VALUE_LE, next_change_slot, time(until))};
}

}  // namespace chuanpin::catalog::search
