#include "catalog/files/place_table.hpp"

#include <algorithm>
#include <sstream>
#include <utility>

namespace chuanpin::catalog::files {
namespace {

using row = domain::place_version;
using facts = domain::place_facts;

constexpr csv::limits file_limits{.bytes_max = std::size_t{16} << 20, .rows_max = 50'000, .field_bytes_max = 800};
constexpr std::size_t partner_digits = 6;
constexpr std::string_view code_column = "code";

bool is_partner_code(std::string_view code) {
    return code.size() == partner_digits && std::ranges::all_of(code, [](char each) { return each >= '0' && each <= '9'; });
}

void read_code(const table::cell& from, row& to) {
    to.code = from.raw();
    if (!domain::kind_of_place_code(to.code)) from.refuse("invalid-format", "Twelve digits that begin with 51, or FD and eight digits.");
}

void read_kind(const table::cell& from, row& to) {
    const auto kind = domain::kind_of_place_code(to.code);
    if (!domain::parse_place_kind(from.raw())) return from.refuse("unknown", "township, village or park.");
    if (kind && name_of(*kind) != from.raw()) from.refuse("inconsistent", "The code is that of a " + std::string(name_of(*kind)) + ".");
}

void read_county(const table::cell& from, row& to) {
    if (domain::kind_of_place_code(to.code) && domain::county_of_place_code(to.code) != from.raw())
        from.refuse("inconsistent", "Not the six digits of the county that the code has.");
}

void read_poor(const table::cell& from, row& to) {
    to.facts.poor_village = from.flag();
    if (to.facts.poor_village && from.beside(-3) != "village") from.refuse("inconsistent", "Only a village is a poor village.");
}

void read_partners(const table::cell& from, row& to) {
    auto& partners = to.facts.partner_codes;
    std::istringstream words{std::string(from.raw())};
    for (std::string each; words >> each;) {
        if (!is_partner_code(each)) from.refuse("invalid-format", "Codes of six digits, separated by spaces.");
        partners.push_back(std::move(each));
    }
    if ((from.beside(-4) == "park") == partners.empty()) from.refuse("inconsistent", "A park, and only one, has partner places.");
    if (partners.size() > domain::place_partners_max) from.refuse("too-many", "Four partner places at most.");
}

std::string write_partners(const row& from) {
    std::string all;
    for (const auto& each : from.facts.partner_codes) all.append(all.empty() ? "" : " ").append(each);
    return all;
}

std::string write_kind(const row& from) {
    const auto kind = domain::kind_of_place_code(from.code);
    return std::string(kind ? name_of(*kind) : "");
}

constexpr table::column<row> columns[] = {
    {{code_column}, read_code, [](const row& from) { return from.code; }},
    {{"kind"}, read_kind, write_kind},
    table::text<&row::facts, &facts::name_zh>("name_zh", 1, domain::place_name_length_max),
    {{"county_code"}, read_county, [](const row& from) { return domain::county_of_place_code(from.code); }},
    {{"poor_village", 0, 1, true}, read_poor, [](const row& from) { return std::string(from.facts.poor_village ? "1" : "0"); }},
    {{"partner_codes"}, read_partners, write_partners},
    table::text<&row::facts, &facts::source>("source", 1, domain::place_source_length_max),
    table::day<&row::facts, &facts::source_dated_on>("source_dated_on"),
    table::day<&row::valid_from>("valid_from"),
};

}  // namespace

const table::definition<domain::place_version>& place_table() {
    static constexpr table::definition<row> whole{.sheet = "places",
                                                  .columns = columns,
                                                  .limits = file_limits,
                                                  .key = [](const row& each) { return each.code + " " + base::to_text(each.valid_from); },
                                                  .key_column = code_column};
    return whole;
}

}  // namespace chuanpin::catalog::files
