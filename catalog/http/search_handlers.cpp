#include "catalog/http/search_handlers.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "catalog/domain/county.hpp"
#include "catalog/http/found_json.hpp"
#include "catalog/http/query.hpp"
#include "platform/http/errors.hpp"
#include "platform/http/page.hpp"

namespace chuanpin::catalog::http {

namespace web = chuanpin::http;

namespace {

constexpr std::size_t text_length_max = 60;  ///< code points
constexpr std::size_t filter_length_max = 50;

/// What is left of the results that can be paged through bounds the page.
base::result<void> read_rank(const web::page_request& page, app::product_query& asked) {
    asked.limit = page.limit;
    if (page.after.empty()) return {};
    const auto* end = page.after.data() + page.after.size();
    const auto [read, fault] = std::from_chars(page.after.data(), end, asked.skipped);
    if (fault != std::errc{} || read != end || asked.skipped >= app::search_results_max) return web::errors::cursor_invalid();
    asked.limit = std::min(asked.limit, app::search_results_max - asked.skipped);
    return {};
}

void read_filters(query_reader& query, app::product_query& asked) {
    for (const auto what : app::facets) {
        if (what == app::facet::in_stock) continue;
        if (auto value = query.text(app::name_of(what), filter_length_max)) asked.only.emplace(what, *std::move(value));
    }
    if (const auto in_stock = query.boolean("in_stock")) asked.only.emplace(app::facet::in_stock, *in_stock ? "true" : "false");
    asked.supplier = query.id<domain::organisation_id>("supplier");
    const auto money = [&](std::string_view name) -> std::optional<base::fen> {
        const auto amount = query.integer(name, 0, domain::unit_price_max.value);
        return amount ? std::optional(base::fen{*amount}) : std::nullopt;
    };
    asked.price_min = money("price_per_kilogram_fen_min");
    asked.price_max = money("price_per_kilogram_fen_max");
    asked.sort = query.parsed<app::search_sort>("sort", app::parse_search_sort, "relevance, newest, price_ascending or price_descending.")
                     .value_or(app::search_sort::relevance);
}

base::result<app::product_query> read_query(const web::request& request, const web::page_request& page) {
    query_reader query(request);
    app::product_query asked;
    asked.text = query.text("q", text_length_max).value_or("");
    read_filters(query, asked);
    if (query.boolean("in_season").value_or(false)) asked.in_season = base::business_date_of(request.context.now);
    if (auto fault = query.finish(); !fault) return base::refusal(std::move(fault.error()));
    if (auto fault = read_rank(page, asked); !fault) return base::refusal(std::move(fault.error()));
    return asked;
}

}  // namespace

search_handlers::outcome search_handlers::search(web::request& request) {
    const auto page =
        web::read_page(request, {"q", "county", "prefecture", "poverty_area", "category", "storage_class", "supplier",
                                 "price_per_kilogram_fen_min", "price_per_kilogram_fen_max", "in_season", "in_stock", "sort"});
    if (!page) co_return base::refusal(page.error());
    auto asked = read_query(request, *page);
    if (!asked) co_return base::refusal(std::move(asked.error()));
    const auto next_rank = asked->skipped + asked->limit;
    const auto found = co_await search_(*std::move(asked));
    if (!found) co_return base::refusal(found.error());
    const bool more = found->has_more && next_rank < app::search_results_max;
    const auto next = more ? page->cursor_after(std::to_string(next_rank)) : std::string();
    co_return web::page_response(request, encode_search(*found, next), next);
}

}  // namespace chuanpin::catalog::http
