#include "catalog/domain/household/household.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace chuanpin::catalog::domain {
namespace {

constexpr std::size_t shown_characters = 4;

constexpr std::array relation_names = {
    std::pair{household_relation::head, std::string_view("head")},
    std::pair{household_relation::spouse, std::string_view("spouse")},
    std::pair{household_relation::child, std::string_view("child")},
    std::pair{household_relation::parent, std::string_view("parent")},
    std::pair{household_relation::grandchild, std::string_view("grandchild")},
    std::pair{household_relation::grandparent, std::string_view("grandparent")},
    std::pair{household_relation::sibling, std::string_view("sibling")},
    std::pair{household_relation::other, std::string_view("other")},
};

bool is_part_of_number(char each) {
    return (each >= '0' && each <= '9') || (each >= 'A' && each <= 'Z') || (each >= 'a' && each <= 'z') || each == '-';
}

bool begins_code_point(char each) { return (static_cast<unsigned char>(each) & 0xC0U) != 0x80U; }

}  // namespace

std::string_view name_of(household_status status) { return status == household_status::registered ? "registered" : "exited"; }

std::optional<household_status> parse_household_status(std::string_view name) {
    for (const auto each : {household_status::registered, household_status::exited})
        if (name == name_of(each)) return each;
    return std::nullopt;
}

std::string_view name_of(household_relation relation) {
    return std::ranges::find(relation_names, relation, [](const auto& row) { return row.first; })->second;
}

std::optional<household_relation> parse_household_relation(std::string_view name) {
    const auto found = std::ranges::find(relation_names, name, [](const auto& row) { return row.second; });
    if (found == relation_names.end()) return std::nullopt;
    return found->first;
}

bool is_household_number(std::string_view number) {
    return !number.empty() && number.size() <= household_number_length_max && std::ranges::all_of(number, is_part_of_number);
}

std::string mask_household_number(std::string_view number) {
    const auto hidden = number.size() > shown_characters ? number.size() - shown_characters : number.size();
    return std::string(hidden, '*').append(number.substr(hidden));
}

std::string mask_person_name(std::string_view name) {
    std::string masked;
    std::size_t seen = 0;
    for (const char each : name) {
        if (begins_code_point(each) && ++seen > 1) masked += '*';
        if (seen == 1) masked += each;
    }
    return masked;
}

bool is_poor_from(const household_version& version, base::business_date day) {
    return version.facts.status == household_status::registered && version.valid_from <= day;
}

}  // namespace chuanpin::catalog::domain
