#include "catalog/search/product_document.hpp"

#include "catalog/search/name_terms.hpp"

namespace chuanpin::catalog::search {

namespace {

using query = Xapian::Query;

// Terms of names begin with other letters (name_terms.cpp).
constexpr std::string_view id_prefix = "XI";
constexpr std::string_view supplier_prefix = "XO";
constexpr std::string_view facet_prefix = "XF";
constexpr std::string_view changes_term = "XN";
constexpr std::string_view product_term = "XA";  ///< every product has it

/// What a match in the name says more than one in the origin's names.
constexpr Xapian::termcount name_frequency = 3;

std::string term(std::string_view prefix, std::string_view text) { return std::string(prefix).append(text); }

std::string facet_term(app::facet what, std::string_view value) { return term(facet_prefix, app::name_of(what)).append(":").append(value); }

/// Sorts as text the way the number does; not negative.
std::string number(std::int64_t value) {
    std::string text(8, '\0');
    for (std::size_t i = text.size(); i-- > 0; value >>= 8) text[i] = static_cast<char>(value & 0xff);
    return text;
}
std::string time(base::instant at) { return number(at.time_since_epoch().count()); }

std::string_view value_of(const app::indexed_product& product, app::facet what) {
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
            return product.storage ? domain::name_of(*product.storage) : std::string_view();
        case app::facet::in_stock:
            return product.in_stock ? "true" : "false";
    }
    return {};
}

void add_names(Xapian::Document& document, const app::indexed_product& product) {
    for (const auto& each : terms_of_name(product.name_zh)) document.add_term(each, name_frequency);
    if (product.name_en) {
        for (const auto& each : terms_of_name(*product.name_en)) document.add_term(each, name_frequency);
    }
    for (const auto& place : {product.county_name, product.prefecture}) {
        for (const auto& each : terms_of_name(place)) document.add_term(each);
    }
}

void add_seasons(Xapian::Document& document, const domain::seasons& harvested) {
    Xapian::valueno at = first_season_slot;
    for (const auto& each : domain::within_the_year(harvested)) {
        if (at == first_season_slot + (2 * season_parts_max)) break;
        document.add_value(at++, domain::to_text(each.from));
        document.add_value(at++, domain::to_text(each.to));
    }
}

// A product without a value in a slot has an empty one, which is before every day: not_over never finds it.
query in_season_query(base::business_date day) {
    const auto today = domain::to_text(day.month() / day.day());
    std::vector<query> parts;
    for (Xapian::valueno at = first_season_slot; at < first_season_slot + (2 * season_parts_max); at += 2) {
        const query begun(query::OP_VALUE_LE, at, today);
        const query not_over(query::OP_VALUE_GE, at + 1, today);
        parts.emplace_back(query::OP_AND, not_over, begun);
    }
    return {query::OP_OR, parts.begin(), parts.end()};
}

query text_query(const std::string& text) {
    std::vector<query> terms;
    for (const auto& each : terms_of_query(text)) terms.emplace_back(query::OP_SCALE_WEIGHT, query(each.term), each.weight);
    return terms.empty() ? query::MatchNothing : query(query::OP_OR, terms.begin(), terms.end());
}

query needed_query(const std::string& text) {
    std::vector<query> runs;
    for (const auto& run : needed_by_query(text)) {
        std::vector<query> ways;
        for (const auto& way : run) ways.emplace_back(query::OP_AND, way.begin(), way.end());
        runs.emplace_back(query::OP_OR, ways.begin(), ways.end());
    }
    return runs.empty() ? query::MatchNothing : query(query::OP_AND, runs.begin(), runs.end());
}

query strict_query(const std::string& text) {
    return {query::OP_AND_MAYBE, query(query::OP_SCALE_WEIGHT, needed_query(text), 0), text_query(text)};
}

bool needs_price(const app::product_query& asked) {
    return asked.price_min || asked.price_max || asked.sort == app::search_sort::price_ascending ||
           asked.sort == app::search_sort::price_descending;
}

std::vector<query> filters_of(const app::product_query& asked) {
    std::vector<query> filters;
    for (const auto& [what, value] : asked.only) filters.emplace_back(facet_term(what, value));
    if (asked.supplier) filters.emplace_back(term(supplier_prefix, asked.supplier->as_binary()));
    if (needs_price(asked)) filters.emplace_back(query::OP_VALUE_GE, price_slot, number(asked.price_min ? asked.price_min->value : 0));
    if (asked.price_max) filters.emplace_back(query::OP_VALUE_LE, price_slot, number(asked.price_max->value));
    if (asked.in_season) filters.push_back(in_season_query(*asked.in_season));
    return filters;
}

query filtered(const query& text, const app::product_query& asked) {
    const auto filters = filters_of(asked);
    if (filters.empty()) return text;
    return {query::OP_FILTER, text, query(query::OP_AND, filters.begin(), filters.end())};
}

}  // namespace

Xapian::valueno slot_of(app::facet what) { return first_facet_slot + static_cast<Xapian::valueno>(what); }

std::string term_of(const domain::product_id& id) { return term(id_prefix, id.as_binary()); }

Xapian::Document document_of(const app::indexed_product& product) {
    Xapian::Document document;
    document.set_data(std::string(product.id.as_binary()));
    document.add_boolean_term(std::string(product_term));
    document.add_boolean_term(term_of(product.id));
    document.add_boolean_term(term(supplier_prefix, product.supplier.as_binary()));
    add_names(document, product);
    for (const auto what : app::facets) {
        const auto value = value_of(product, what);
        if (value.empty()) continue;
        document.add_boolean_term(facet_term(what, value));
        document.add_value(slot_of(what), std::string(value));
    }
    add_seasons(document, product.harvested);
    if (product.price_per_kilogram) document.add_value(price_slot, number(product.price_per_kilogram->value));
    document.add_value(published_slot, time(product.published_at));
    if (product.next_change) {
        document.add_value(next_change_slot, time(*product.next_change));
        document.add_boolean_term(std::string(changes_term));
    }
    return document;
}

Xapian::Query query_of(const app::product_query& asked, likeness like) {
    if (asked.text.empty()) return filtered(query(std::string(product_term)), asked);
    return filtered(like == likeness::strict ? strict_query(asked.text) : text_query(asked.text), asked);
}

Xapian::Query needed_of(const app::product_query& asked) {
    return filtered(asked.text.empty() ? query(std::string(product_term)) : needed_query(asked.text), asked);
}

Xapian::Query due_query(base::instant until) {
    return {query::OP_AND, query(std::string(changes_term)), query(query::OP_VALUE_LE, next_change_slot, time(until))};
}

}  // namespace chuanpin::catalog::search
