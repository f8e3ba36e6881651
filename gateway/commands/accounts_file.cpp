#include "gateway/commands/accounts_file.hpp"

#include <array>

#include "platform/base/encoding.hpp"
#include "platform/csv/reader.hpp"

namespace chuanpin::gateway::commands {

namespace {

constexpr std::array<std::string_view, 7> columns = {"organisation", "kind", "county_code", "login", "display_name", "role", "password"};
constexpr csv::limits file_limits{.bytes_max = std::size_t{1} << 20, .rows_max = 1'000, .field_bytes_max = 512, .faults_max = 100};

bool has_length(std::string_view text, std::size_t max) { return !text.empty() && base::length_in_code_points(text) <= max; }

void check(const app::new_organisation& row, std::string_view kind, std::string_view role, std::size_t number, csv::fault_list& faults) {
    if (!has_length(row.name, domain::organisation_name_length_max))
        faults.add(number, "organisation", "out-of-range", "A name of 1 to 100 characters.");
    const auto known = domain::parse_organisation_kind(kind);
    if (!known) faults.add(number, "kind", "unknown-value", "cooperative, school, agency, finance_bureau, partner or operator.");
    if (!domain::is_county_code(row.county_code)) faults.add(number, "county_code", "invalid-format", "Six digits (GB/T 2260).");
    if (!domain::is_login(row.login)) faults.add(number, "login", "invalid-format", "3 to 64 lower-case letters, digits and . - _ @.");
    if (!has_length(row.display_name, domain::display_name_length_max))
        faults.add(number, "display_name", "out-of-range", "A name of 1 to 60 characters.");
    if (known && domain::parse_role(role) != domain::role_for(*known))
        faults.add(number, "role", "contradiction", "Accounts of this kind of organisation have another role.");
    if (row.password.size() < crypto::password_bytes_min || row.password.size() > crypto::password_bytes_max)
        faults.add(number, "password", "out-of-range", "8 to 256 bytes.");
}

}  // namespace

base::result<std::vector<app::new_organisation>> read_accounts(std::string_view document) {
    std::vector<app::new_organisation> rows;
    const auto read = csv::read(document, columns, file_limits, [&](const csv::row& row, csv::fault_list& faults) {
        const auto& field = row.fields;
        app::new_organisation each;
        each.name = field[0];
        each.kind = domain::parse_organisation_kind(field[1]).value_or(domain::organisation_kind::partner);
        each.county_code = field[2];
        each.login = field[3];
        each.display_name = field[4];
        each.password = field[6];
        check(each, field[1], field[5], row.number, faults);
        rows.push_back(std::move(each));
    });
    if (!read) return base::refusal(read.error());
    return rows;
}

}  // namespace chuanpin::gateway::commands
