#include "catalog/commands/household_csv.hpp"

#include <map>
#include <set>
#include <utility>

#include "catalog/commands/row_checker.hpp"
#include "platform/base/identity_card.hpp"

namespace chuanpin::catalog::commands {
namespace {

constexpr std::string_view columns[] = {"household_number", "village_code", "registered_on",  "exited_on",
                                        "relation",         "name",         "identity_number"};
constexpr csv::limits file_limits{.bytes_max = std::size_t{16} << 20, .rows_max = 50'000, .field_bytes_max = 200};

app::household_row read_row(const row_checker& row, base::business_date today) {
    app::household_row found{.number = row.field(0), .village_code = row.field(1)};
    if (!domain::is_household_number(found.number)) row.refuse(0, "invalid-format", "1 to 32 letters, digits and hyphens.");
    if (domain::kind_of_place_code(found.village_code) != domain::place_kind::village)
        row.refuse(1, "invalid-format", "The code of a village, twelve digits.");
    found.registered_on = row.date(2);
    if (found.registered_on > today) row.refuse(2, "out-of-range", "The day lies ahead.");
    found.exited_on = row.optional_date(3);
    if (found.exited_on && *found.exited_on <= found.registered_on) row.refuse(3, "out-of-range", "Not after registered_on.");
    if (const auto relation = domain::parse_household_relation(row.field(4)))
        found.relation = *relation;
    else
        row.refuse(4, "unknown", "head, spouse, child, parent, grandchild, grandparent, sibling or other.");
    found.who.name = row.text(5, domain::person_name_length_max);
    found.who.identity_number = row.field(6);
    if (!base::is_identity_card(found.who.identity_number, today)) row.refuse(6, "invalid-format", "Not a number of GB 11643.");
    return found;
}

class household_checker {
public:
    void check(const row_checker& row, const app::household_row& read) {
        if (!people_.insert(read.who.identity_number).second) row.refuse(6, "duplicate", "The person stands in an earlier row.");
        auto& seen = households_.try_emplace(read.number, household{read, 0, false}).first->second;
        const auto& first = seen.first;
        if (first.village_code != read.village_code) row.refuse(1, "inconsistent", "Another village than in the household's first row.");
        if (first.registered_on != read.registered_on) row.refuse(2, "inconsistent", "Another day than in the household's first row.");
        if (first.exited_on != read.exited_on) row.refuse(3, "inconsistent", "Another day than in the household's first row.");
        if (++seen.members > app::household_members_max) row.refuse(0, "too-many", "Thirty members at most.");
        if (read.relation == domain::household_relation::head && std::exchange(seen.has_head, true))
            row.refuse(4, "duplicate", "The household has a head already.");
    }

private:
    struct household {
        app::household_row first;
        std::size_t members = 0;
        bool has_head = false;
    };
    std::map<std::string, household> households_;
    std::set<std::string> people_;
};

}  // namespace

base::result<std::vector<app::household_row>> read_household_csv(std::string_view document, base::business_date today) {
    std::vector<app::household_row> rows;
    household_checker households;
    const auto done = csv::read(document, columns, file_limits, [&](const csv::row& given, csv::fault_list& faults) {
        const row_checker row(given, columns, faults);
        auto read = read_row(row, today);
        households.check(row, read);
        rows.push_back(std::move(read));
    });
    if (!done) return base::refusal(done.error());
    return rows;
}

}  // namespace chuanpin::catalog::commands
