#include "catalog/files/comparable_table.hpp"

#include <algorithm>

#include "catalog/domain/offer.hpp"
#include "catalog/domain/product.hpp"

namespace chuanpin::catalog::files {
namespace {

using row = domain::price_comparable;

constexpr csv::limits file_limits{.bytes_max = std::size_t{10} << 20, .rows_max = 50'000, .field_bytes_max = 500};
constexpr std::int64_t region_code_length_max = 12;

void read_source(const table::cell& from, row& to) {
    const auto found = domain::parse_comparable_source(from.raw());
    if (!found) from.refuse("invalid-format", "wholesale_market, self_operated, maker_shop or bulletin.");
    to.source = found.value_or(domain::comparable_source::bulletin);
}

void read_maker(const table::cell& from, row& to) {
    if (from.raw().empty()) return;
    to.maker = base::parse_id<domain::organisation_id>(from.raw());
    if (!to.maker) from.refuse("invalid-format", "Not an id of an organisation.");
}

/// A text on one line.
template <auto Member>
constexpr table::column<row> line(std::string_view name, std::int64_t min, std::int64_t max) {
    auto column = table::text<Member>(name, min, max);
    column.read = [](const table::cell& from, row& to) {
        to.*Member = from.text();
        if ((to.*Member).find_first_of("\t\r\n") != std::string::npos) from.refuse("invalid-format", "Control characters.");
    };
    return column;
}

constexpr table::column<row> columns[] = {
    {{"source"}, read_source, [](const row& from) { return std::string(name_of(from.source)); }},
    line<&row::source_name>("source_name", 1, domain::source_name_length_max),
    {{"maker_organisation_id"}, read_maker, [](const row& from) { return from.maker ? base::to_wire(*from.maker) : std::string(); }},
    line<&row::region_code>("region_code", 1, region_code_length_max),
    table::day<&row::observed_on>("observed_on"),
    line<&row::category>("category", 1, domain::category_length_max),
    line<&row::goods_name_zh>("goods_name_zh", 1, domain::name_length_max),
    line<&row::specification>("specification", 0, domain::specification_length_max),
    line<&row::unit_name_zh>("unit_name_zh", 1, domain::unit_name_length_max),
    table::number<&row::price, &base::fen::value>("price_fen", 1, domain::unit_price_max.value),
    table::number<&row::unit_mass_g>("unit_net_mass_g", 1, domain::unit_net_mass_g_max),
};

}  // namespace

const table::definition<domain::price_comparable>& comparable_table() {
    static constexpr table::definition<row> whole{.sheet = "comparables", .columns = columns, .limits = file_limits};
    return whole;
}

}  // namespace chuanpin::catalog::files
