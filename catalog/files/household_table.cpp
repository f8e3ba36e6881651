#include "catalog/files/household_table.hpp"

#include "catalog/domain/place/place.hpp"

namespace chuanpin::catalog::files {
namespace {

using row = app::household_row;

constexpr csv::limits file_limits{.bytes_max = std::size_t{16} << 20, .rows_max = 50'000, .field_bytes_max = 200};

void read_number(const table::cell& from, row& to) {
    to.number = from.raw();
    if (!domain::is_household_number(to.number)) from.refuse("invalid-format", "1 to 32 letters, digits and hyphens.");
}

void read_village(const table::cell& from, row& to) {
    to.village_code = from.raw();
    if (domain::kind_of_place_code(to.village_code) != domain::place_kind::village)
        from.refuse("invalid-format", "The code of a village, twelve digits.");
}

void read_exit(const table::cell& from, row& to) {
    to.exited_on = from.optional_day();
    if (to.exited_on && *to.exited_on <= to.registered_on) from.refuse("out-of-range", "Not after registered_on.");
}

void read_relation(const table::cell& from, row& to) {
    const auto relation = domain::parse_household_relation(from.raw());
    if (!relation) return from.refuse("unknown", "head, spouse, child, parent, grandchild, grandparent, sibling or other.");
    to.relation = *relation;
}

constexpr table::column<row> columns[] = {
    {{"household_number"}, read_number, [](const row& from) { return from.number; }},
    {{"village_code"}, read_village, [](const row& from) { return from.village_code; }},
    table::day<&row::registered_on>("registered_on"),
    {{"exited_on"}, read_exit, [](const row& from) { return from.exited_on ? base::to_text(*from.exited_on) : std::string(); }},
    {{"relation"}, read_relation, [](const row& from) { return std::string(name_of(from.relation)); }},
    table::text<&row::who, &app::person::name>("name", 1, domain::person_name_length_max),
    {{"identity_number"},
     [](const table::cell& from, row& to) { to.who.identity_number = from.raw(); },  // checked against the day: app/household
     [](const row& from) { return from.who.identity_number; }},
};

}  // namespace

const table::definition<app::household_row>& household_table() {
    static constexpr table::definition<row> whole{.sheet = "households", .columns = columns, .limits = file_limits};
    return whole;
}

}  // namespace chuanpin::catalog::files
