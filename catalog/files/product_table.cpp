#include "catalog/files/product_table.hpp"

#include "catalog/files/columns.hpp"

namespace chuanpin::catalog::files {
namespace {

using row = app::product_row;
using details = domain::product_details;

constexpr csv::limits file_limits{.bytes_max = std::size_t{512} << 20, .rows_max = 1'000'000, .field_bytes_max = 8'000};
constexpr std::int64_t code_length_max = 32;
constexpr std::string_view code_column = "supplier_code";

void read_county(const table::cell& from, row& to) {
    to.details.origin_county_code = from.raw();
    if (!domain::is_county_code(to.details.origin_county_code)) from.refuse("invalid-format", "Six digits that begin with 51.");
}

constexpr table::column<row> columns[] = {
    table::text<&row::code>(code_column, 1, domain::supplier_code_length_max),
    table::text<&row::details, &details::name_zh>("name_zh", 1, domain::name_length_max),
    table::optional_text<&row::details, &details::name_en>("name_en", domain::name_length_max),
    table::text<&row::details, &details::category>("category", 1, domain::category_length_max),
    {{"origin_county_code"}, read_county, [](const row& from) { return from.details.origin_county_code; }},
    storage_class<&row::details, &details::storage>(),
    storage_min<&row::details, &details::storage>(),
    storage_max<&row::details, &details::storage>(),
    table::number<&row::details, &details::shelf_life_hours>("shelf_life_hours", 1, domain::shelf_life_hours_max),
    season_from<&row::details, &details::harvested>(),
    season_to<&row::details, &details::harvested>(),
    table::text<&row::details, &details::unit_name_zh>("unit_name_zh", 1, domain::unit_name_length_max),
    table::number<&row::details, &details::unit_net_mass_g>("unit_net_mass_g", 1, domain::unit_net_mass_g_max),
    table::text<&row::details, &details::description>("description", 0, domain::description_length_max),
    table::optional_text<&row::details, &details::origin_place_code>("origin_place_code", code_length_max),
    table::optional_text<&row::details, &details::origin_household_number>("origin_household_number", code_length_max),
    table::optional_text<&row::details, &details::raw_material_code>("raw_material_code", code_length_max),
};

}  // namespace

const table::definition<app::product_row>& product_table() {
    static constexpr table::definition<row> whole{.sheet = "products",
                                                  .columns = columns,
                                                  .limits = file_limits,
                                                  .key = [](const row& each) { return each.code; },
                                                  .key_column = code_column};
    return whole;
}

}  // namespace chuanpin::catalog::files
