#include "catalog/files/offer_table.hpp"

#include <algorithm>

#include <fmt/ranges.h>

#include "catalog/domain/price/price_guard.hpp"
#include "catalog/domain/product.hpp"

namespace chuanpin::catalog::files {
namespace {

using row = app::offer_row;
using statement = app::price_statement;

constexpr csv::limits file_limits{.bytes_max = std::size_t{16} << 20, .rows_max = 50'000, .field_bytes_max = 4'096};

std::optional<base::instant> read_moment(const table::cell& from) {
    if (const auto day = base::parse_date(from.raw())) return base::start_of(*day);
    if (const auto at = base::parse_rfc3339(from.raw())) return at;
    from.refuse("invalid-format", "A business date (YYYY-MM-DD) or a moment (RFC 3339).");
    return std::nullopt;
}

std::string write_moment(base::instant at) {
    const auto day = base::business_date_of(at);
    return base::start_of(day) == at ? base::to_text(day) : base::to_rfc3339(at);
}

std::vector<std::string> parts_of(std::string_view text) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        const auto end = std::min(text.find(';'), text.size());
        parts.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

void read_price(const table::cell& from, base::fen& to) {
    if (!from.raw().empty()) to = {from.number()};
}
std::string price_text(base::fen price) { return price == base::fen{} ? std::string() : std::to_string(price.value); }

void read_kilogram_price(const table::cell& from, row& to) {
    if (from.raw().empty()) return;
    to.tier.kilogram_price = base::fen{from.number()};
    to.conditions.priced_by = domain::pricing::kilogram;
}

void read_channels(const table::cell& from, row& to) {
    if (from.raw().empty()) return;
    to.conditions.channels.clear();
    for (const auto& name : parts_of(from.raw())) {
        const auto channel = domain::parse_sales_channel(name);
        if (!channel) return from.refuse("out-of-range", "Not a channel.");
        to.conditions.channels.push_back(*channel);
    }
    std::ranges::sort(to.conditions.channels);
}

void read_area(const table::cell& from, row& to) {
    to.conditions.delivery_area = parts_of(from.optional_text().value_or(""));
    std::ranges::sort(to.conditions.delivery_area);
}

std::string channels_text(const row& from) {
    const auto& channels = from.conditions.channels;
    if (std::ranges::equal(channels, domain::sales_channels)) return {};
    std::vector<std::string_view> names;
    for (const auto each : channels) names.push_back(domain::name_of(each));
    return fmt::format("{}", fmt::join(names, ";"));
}

void read_tolerance(const table::cell& from, std::int64_t& to) {
    if (!from.raw().empty()) to = from.number();
}
std::string tolerance_text(std::int64_t permille) { return permille == 0 ? std::string() : std::to_string(permille); }

void check(const table::row_checker& checker, const row& what) {
    if ((what.tier.unit_price == base::fen{}) != what.tier.kilogram_price.has_value())
        checker.refuse("unit_price_fen", "required", "Either the price of a pack or that of a kilogram.");
}

constexpr std::int64_t area_length_max = 7 * domain::area_codes_max;

constexpr table::column<row> columns[] = {
    table::text<&row::code>("supplier_code", 1, domain::supplier_code_length_max),
    {{"valid_from"},
     [](const table::cell& from, row& to) { to.valid_from = read_moment(from).value_or(base::instant{}); },
     [](const row& from) { return write_moment(from.valid_from); }},
    {{"valid_to"},
     [](const table::cell& from, row& to) {
         if (!from.raw().empty()) to.valid_to = read_moment(from);
     },
     [](const row& from) { return from.valid_to ? write_moment(*from.valid_to) : std::string(); }},
    table::number<&row::minimum_quantity>("minimum_quantity", 1, domain::quantity_max),
    table::number<&row::tier, &domain::price_tier::quantity_from>("quantity_from", 1, domain::quantity_max),
    {{"unit_price_fen", 1, domain::unit_price_max.value, true},
     [](const table::cell& from, row& to) { read_price(from, to.tier.unit_price); },
     [](const row& from) { return price_text(from.tier.unit_price); }},
    {{"price_per_kilogram_fen", 1, domain::unit_price_max.value, true},
     read_kilogram_price,
     [](const row& from) { return price_text(from.tier.kilogram_price.value_or(base::fen{})); }},
    {{"weight_under_permille", 0, domain::tolerance_permille_max, true},
     [](const table::cell& from, row& to) { read_tolerance(from, to.conditions.weight_under_permille); },
     [](const row& from) { return tolerance_text(from.conditions.weight_under_permille); }},
    {{"weight_over_permille", 0, domain::tolerance_permille_max, true},
     [](const table::cell& from, row& to) { read_tolerance(from, to.conditions.weight_over_permille); },
     [](const row& from) { return tolerance_text(from.conditions.weight_over_permille); }},
    {{"channels"}, read_channels, channels_text},
    {{"delivery_area", 1, area_length_max},
     read_area,
     [](const row& from) { return fmt::format("{}", fmt::join(from.conditions.delivery_area, ";")); }},
    table::optional_text<&row::price, &statement::comparable_name>("comparable_name_zh", domain::name_length_max),
    table::optional_text<&row::price, &statement::explanation>("price_explanation", domain::price_explanation_length_max),
};

}  // namespace

const table::definition<app::offer_row>& offer_table() {
    static constexpr table::definition<row> whole{.sheet = "offers", .columns = columns, .limits = file_limits, .check = check};
    return whole;
}

}  // namespace chuanpin::catalog::files
