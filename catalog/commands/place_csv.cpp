#include "catalog/commands/place_csv.hpp"

#include <algorithm>
#include <set>
#include <sstream>
#include <utility>

#include "catalog/commands/row_checker.hpp"

namespace chuanpin::catalog::commands {
namespace {

constexpr std::string_view columns[] = {"code",          "kind",   "name_zh",         "county_code", "poor_village",
                                        "partner_codes", "source", "source_dated_on", "valid_from"};
constexpr csv::limits file_limits{.bytes_max = std::size_t{16} << 20, .rows_max = 50'000, .field_bytes_max = 800};
constexpr std::size_t partner_digits = 6;

bool is_partner_code(std::string_view code) {
    return code.size() == partner_digits && std::ranges::all_of(code, [](char each) { return each >= '0' && each <= '9'; });
}

void check_code(const row_checker& row) {
    const auto kind = domain::kind_of_place_code(row.field(0));
    if (!kind) row.refuse(0, "invalid-format", "Twelve digits that begin with 51, or FD and eight digits.");
    if (!domain::parse_place_kind(row.field(1)))
        row.refuse(1, "unknown", "township, village or park.");
    else if (kind && name_of(*kind) != row.field(1))
        row.refuse(1, "inconsistent", "The code is that of a " + std::string(name_of(*kind)) + ".");
    if (kind && domain::county_of_place_code(row.field(0)) != row.field(3))
        row.refuse(3, "inconsistent", "Not the six digits of the county that the code has.");
}

std::vector<std::string> read_partners(const row_checker& row) {
    std::vector<std::string> partners;
    std::istringstream words(row.field(5));
    for (std::string each; words >> each;) {
        if (!is_partner_code(each)) row.refuse(5, "invalid-format", "Codes of six digits, separated by spaces.");
        partners.push_back(std::move(each));
    }
    if ((row.field(1) == "park") == partners.empty()) row.refuse(5, "inconsistent", "A park, and only one, has partner places.");
    if (partners.size() > domain::place_partners_max) row.refuse(5, "too-many", "Four partner places at most.");
    return partners;
}

domain::place_version read_row(const row_checker& row, base::business_date today) {
    check_code(row);
    domain::place_version place{.code = row.field(0), .facts = {}};
    auto& facts = place.facts;
    facts.name_zh = row.text(2, domain::place_name_length_max);
    facts.poor_village = row.flag(4);
    if (facts.poor_village && row.field(1) != "village") row.refuse(4, "inconsistent", "Only a village is a poor village.");
    facts.partner_codes = read_partners(row);
    facts.source = row.text(6, domain::place_source_length_max);
    facts.source_dated_on = row.date(7);
    if (facts.source_dated_on > today) row.refuse(7, "out-of-range", "The document is dated in the future.");
    place.valid_from = row.date(8);
    return place;
}

}  // namespace

base::result<std::vector<domain::place_version>> read_place_csv(std::string_view document, base::business_date today) {
    std::vector<domain::place_version> places;
    std::set<std::pair<std::string, base::business_date>> seen;
    const auto done = csv::read(document, columns, file_limits, [&](const csv::row& given, csv::fault_list& faults) {
        const row_checker row(given, columns, faults);
        auto place = read_row(row, today);
        if (!seen.emplace(place.code, place.valid_from).second)
            row.refuse(0, "duplicate", "The place stands in an earlier row with the same valid_from.");
        places.push_back(std::move(place));
    });
    if (!done) return base::refusal(done.error());
    return places;
}

}  // namespace chuanpin::catalog::commands
