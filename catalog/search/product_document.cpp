#include "catalog/search/product_document.hpp"

#include <algorithm>

#include "catalog/search/name_terms.hpp"
#include "catalog/search/price_bands.hpp"
#include "platform/base/encoding.hpp"
#include "platform/compression/frame.hpp"

namespace chuanpin::catalog::search {

namespace {

using query = Xapian::Query;

// Terms of names begin with other letters (name_terms.cpp).
constexpr std::string_view id_prefix = "XI";
constexpr std::string_view supplier_prefix = "XO";
constexpr std::string_view facet_prefix = "XF";
constexpr std::string_view changes_term = "XN";

// A term of a name counts as often as that one is short: the shorter of two names that have all that was asked for is more likely to be
// meant. One of the origin's names counts once.
constexpr std::size_t row_bytes_max = std::size_t{1} << 20U;
constexpr std::size_t id_bytes = sizeof(domain::product_id::value);
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

void add_filters(Xapian::Document& document, const app::indexed_product& product) {
    const auto add = [&](app::facet what, std::string_view value) { document.add_boolean_term(facet_term(what, value)); };
    document.add_boolean_term(supplier_term(product.supplier));
    add(app::facet::county, product.county_code);
    add(app::facet::category, product.category);
    if (product.storage) add(app::facet::storage_class, domain::name_of(*product.storage));
    add(app::facet::in_stock, name_of_stock(product.stock != domain::availability::none));
    if (!product.price_per_kilogram) return;
    for (const auto& each : price_terms(*product.price_per_kilogram)) document.add_boolean_term(each);
}

}  // namespace

std::string_view name_of_stock(bool in_stock) { return in_stock ? "true" : "false"; }

std::string facet_term(app::facet what, std::string_view value) { return term(facet_prefix, app::name_of(what)).append(":").append(value); }

std::string supplier_term(const domain::organisation_id& supplier) { return term(supplier_prefix, supplier.as_binary()); }

std::string term_of(const domain::product_id& id) { return term(id_prefix, id.as_binary()); }

Xapian::Document document_of(const app::indexed_product& product) {
    Xapian::Document document;
    document.set_data(std::string(product.id.as_binary()).append(compression::compress(product.row)));
    document.add_boolean_term(term_of(product.id));
    add_names(document, product);
    add_filters(document, product);
    if (product.next_change) {
        document.add_value(next_change_slot, time(*product.next_change));
        document.add_boolean_term(std::string(changes_term));
    }
    return document;
}

std::optional<kept_product> product_in(const Xapian::Document& document) {
    const auto data = document.get_data();
    if (data.empty()) return std::nullopt;
    return kept_product{domain::product_id::from_binary(std::string_view(data).substr(0, id_bytes)),
                        compression::expand(std::string_view(data).substr(id_bytes), row_bytes_max)};
}

product_facts facts_of(const app::indexed_product& product, const facet_words::numbers& words) {
    return {.price = product.price_per_kilogram,
            .county = words.county,
            .category = words.category,
            .storage = product.storage,
            .in_stock = product.stock != domain::availability::none};
}

product_details details_of(const app::indexed_product& product) {
    return {.id = product.id, .published_at = product.published_at, .harvested = season_days(product.harvested)};
}

Xapian::Query due_query(base::instant until) {
    return {query::OP_AND, query(std::string(changes_term)), query(query::OP_VALUE_LE, next_change_slot, time(until))};
}

}  // namespace chuanpin::catalog::search
