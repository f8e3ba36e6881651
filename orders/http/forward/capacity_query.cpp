#include "orders/http/forward/capacity_query.hpp"

#include "platform/http/errors.hpp"

namespace chuanpin::orders::http {
namespace {

using chuanpin::http::request;
using faults = std::vector<base::field_error>;

constexpr std::size_t week_length = 8;

template <class Id>
std::optional<Id> read_id(const request& from, const std::string& name, faults& found) {
    const auto text = from.query_parameter(name);
    if (!text) return std::nullopt;
    const auto id = base::parse_id<Id>(*text);
    if (!id) found.push_back({"?" + name, "invalid-format", "Not an id of this kind."});
    return id;
}

base::business_date read_from(const request& from, base::business_date today, faults& found) {
    const auto text = from.query_parameter("from");
    if (!text) return base::week_of(today);
    const auto week = base::parse_week(*text);
    if (!week) found.push_back({"?from", "invalid-format", "A week as YYYY-Www."});
    return week.value_or(base::week_of(today));
}

}  // namespace

base::result<app::capacity_question> read_capacity_question(const request& from, base::business_date today) {
    faults found;
    const app::capacity_question asked{.product = read_id<domain::product_id>(from, "product_id", found),
                                       .supplier = read_id<domain::organisation_id>(from, "supplier_organisation_id", found),
                                       .from = read_from(from, today, found)};
    if (found.empty() && !asked.product && !asked.supplier)
        found.push_back({"?product_id", "required", "Say of which product or of which supplier."});
    if (!found.empty()) return chuanpin::http::errors::invalid_parameters(std::move(found));
    return asked;
}

std::string place_text(const domain::capacity_key& key) { return base::week_text(key.week) + " " + base::to_wire(key.product); }

std::optional<app::capacity_place> parse_capacity_place(std::string_view text) {
    if (text.size() <= week_length || text[week_length] != ' ') return std::nullopt;
    const auto week = base::parse_week(text.substr(0, week_length));
    const auto product = base::parse_id<domain::product_id>(text.substr(week_length + 1));
    if (!week || !product) return std::nullopt;
    return app::capacity_place{*week, *product};
}

}  // namespace chuanpin::orders::http
