#include "catalog/files/county_table.hpp"

namespace chuanpin::catalog::files {
namespace {

using row = app::county_row;

constexpr csv::limits file_limits{.bytes_max = std::size_t{1} << 20, .rows_max = 5'000, .field_bytes_max = 200};
constexpr std::int64_t name_length_max = 50;
constexpr std::string_view code_column = "code";
constexpr std::string_view area_column = "poverty_area";
constexpr std::string_view deep_column = "deep_poverty_county";

void read_code(const table::cell& from, row& to) {
    to.code = from.raw();
    if (!domain::is_county_code(to.code)) from.refuse("invalid-format", "Six digits that begin with 51.");
}

void read_area(const table::cell& from, row& to) {
    to.facts.poverty_area = from.raw();
    if (!to.facts.poverty_area.empty() && !domain::is_poverty_area(to.facts.poverty_area))
        from.refuse("unknown", "Not one of the four poverty areas.");
}

void check(const table::row_checker& checker, const row& county) {
    const auto& facts = county.facts;
    if (facts.poverty_county == facts.poverty_area.empty())
        checker.refuse(area_column, "inconsistent", "A poverty county, and only one, has an area.");
    if (facts.deep_poverty_county && !facts.poverty_county)
        checker.refuse(deep_column, "inconsistent", "Deep poverty without being a poverty county.");
}

constexpr table::column<row> columns[] = {
    {{code_column}, read_code, [](const row& from) { return from.code; }},
    table::text<&row::facts, &domain::county_facts::name_zh>("county", 1, name_length_max),
    table::text<&row::facts, &domain::county_facts::prefecture>("prefecture", 1, name_length_max),
    {{area_column}, read_area, [](const row& from) { return from.facts.poverty_area; }},
    table::flag<&row::facts, &domain::county_facts::poverty_county>("poverty_county"),
    table::flag<&row::facts, &domain::county_facts::deep_poverty_county>(deep_column),
};

}  // namespace

const table::definition<app::county_row>& county_table() {
    static constexpr table::definition<row> whole{.sheet = "counties",
                                                  .columns = columns,
                                                  .limits = file_limits,
                                                  .check = check,
                                                  .key = [](const row& county) { return county.code; },
                                                  .key_column = code_column};
    return whole;
}

}  // namespace chuanpin::catalog::files
