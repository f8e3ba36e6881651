#include "catalog/files/reference_table.hpp"

#include <sstream>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "catalog/domain/county.hpp"
#include "catalog/domain/offer.hpp"
#include "catalog/domain/product.hpp"
#include "catalog/files/columns.hpp"

namespace chuanpin::catalog::files {
namespace {

using row = domain::reference_product;

constexpr csv::limits file_limits{.bytes_max = std::size_t{1} << 20, .rows_max = 5'000, .field_bytes_max = 1'500};
constexpr std::size_t origins_max = 50;

void read_codes(const table::cell& from, row& to) {
    std::istringstream stream{std::string(from.raw())};
    for (std::string each; std::getline(stream, each, ';');) {
        if (!domain::is_county_code(each)) from.refuse("invalid-format", fmt::format("'{}' is no county code.", each));
        to.origin_county_codes.push_back(std::move(each));
    }
    if (to.origin_county_codes.empty() || to.origin_county_codes.size() > origins_max)
        from.refuse("out-of-range", fmt::format("1 to {} codes.", origins_max));
}

constexpr table::column<row> columns[] = {
    table::text<&row::name_zh>("name_zh", 1, domain::name_length_max),
    table::text<&row::category>("category", 1, domain::category_length_max),
    {{"origin_county_codes"}, read_codes, [](const row& from) { return fmt::format("{}", fmt::join(from.origin_county_codes, ";")); }},
    storage_class<&row::kept>(),
    storage_min<&row::kept>(),
    storage_max<&row::kept>(),
    table::number<&row::shelf_life_hours>("shelf_life_hours", 1, domain::shelf_life_hours_max),
    season_from<&row::harvested>(),
    season_to<&row::harvested>(),
    table::text<&row::unit_name_zh>("unit_name_zh", 1, domain::unit_name_length_max),
    table::number<&row::unit_net_mass_g>("unit_net_mass_g", 1, domain::unit_net_mass_g_max),
    table::number<&row::price, &base::fen::value>("price_fen", 1, domain::unit_price_max.value),
    table::text<&row::price_source>("price_source", 1, 100),
    table::text<&row::note>("note", 0, 500),
};

}  // namespace

const table::definition<domain::reference_product>& reference_table() {
    static constexpr table::definition<row> whole{
        .sheet = "reference-products",
        .columns = columns,
        .limits = file_limits,
        .key = [](const row& each) { return fmt::format("{}\n{}", each.name_zh, name_of(each.kept.kind)); },
        .key_column = "name_zh"};
    return whole;
}

}  // namespace chuanpin::catalog::files
