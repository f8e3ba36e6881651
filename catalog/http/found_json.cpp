#include "catalog/http/found_json.hpp"

#include "catalog/http/product_json.hpp"
#include "platform/json/writer.hpp"

namespace chuanpin::catalog::http {

namespace {

/// What a page has beside its products, facets and all.
constexpr std::size_t bytes_beside_products = 16'384;

void add_facets(json::writer& out, const app::product_hits& found) {
    out.begin_object("facets");
    for (const auto& [what, counts] : found.counts) {
        out.begin_array(app::name_of(what));
        for (const auto& each : counts) out.begin_object().member("value", each.value).member("products", each.products).end_object();
        out.end_array();
    }
    out.end_object();
}

app::product_view with_every_part() {
    app::product_view view;
    view.current.emplace().terms.tiers.emplace_back();
    view.mark.emplace().changes_on.emplace();
    view.quality_marks.emplace_back();
    view.pictures.emplace_back();
    view.what.details.harvested.emplace_back();
    view.what.published_at.emplace();
    return view;
}

}  // namespace

std::string encode_found_product(const app::product_view& view, domain::availability stock) {
    auto whole = encode_product(view);
    whole.pop_back();  // the bracket at its end
    return whole.append(R"(,"availability":")").append(domain::name_of(stock)).append("\"}");
}

std::string found_product_format(std::int64_t few_below) {
    return encode_found_product(with_every_part(), domain::availability::few).append(" below ").append(std::to_string(few_below));
}

std::string encode_search(const app::product_hits& found, const std::string& next_cursor) {
    std::string text;
    std::size_t bytes = bytes_beside_products;
    for (const auto& row : found.rows) bytes += row.size() + 1;
    text.reserve(bytes);
    json::writer out(text);
    out.begin_object().begin_array("data");
    for (const auto& row : found.rows) out.raw_element(row);
    out.end_array().member("total", found.total).member("total_is_exact", found.exact).member("facets_are_exact", found.facets_exact);
    add_facets(out, found);
    const auto next = next_cursor.empty() ? std::nullopt : std::optional(next_cursor);
    out.member("next_cursor", next).member("has_more", next.has_value()).end_object();
    return text;
}

}  // namespace chuanpin::catalog::http
