#include "gateway/commands/accounts_file.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "gateway/domain/identity/permissions.hpp"
#include "platform/base/encoding.hpp"
#include "platform/csv/reader.hpp"

namespace chuanpin::gateway::commands {

namespace {

constexpr std::array<std::string_view, 7> columns = {"organisation", "kind", "county_code", "login", "display_name", "roles", "password"};
constexpr csv::limits file_limits{.bytes_max = std::size_t{1} << 20, .rows_max = 1'000, .field_bytes_max = 512, .faults_max = 100};

bool has_length(std::string_view text, std::size_t max) { return !text.empty() && base::length_in_code_points(text) <= max; }

/// "clerk approver": separated by single spaces; nullopt where one is unknown or stands twice, or none is there.
std::optional<std::vector<domain::role>> parse_roles(std::string_view text) {
    std::vector<domain::role> roles;
    for (;;) {
        const auto end = text.find(' ');
        const auto found = domain::parse_role(text.substr(0, end));
        if (!found || std::ranges::find(roles, *found) != roles.end()) return std::nullopt;
        roles.push_back(*found);
        if (end == std::string_view::npos) return roles;
        text.remove_prefix(end + 1);
    }
}

bool fit(const std::vector<domain::role>& roles, domain::organisation_kind kind) {
    return std::ranges::none_of(roles, [&](domain::role each) { return domain::permissions_of(domain::family_of(kind), each).empty(); });
}

void check(const app::new_organisation& row, std::string_view kind, std::size_t number, csv::fault_list& faults) {
    if (!has_length(row.name, domain::organisation_name_length_max))
        faults.add(number, "organisation", "out-of-range", "A name of 1 to 100 characters.");
    const auto known = domain::parse_organisation_kind(kind);
    if (!known) faults.add(number, "kind", "unknown-value", "A kind of organisation, such as cooperative or school.");
    if (!domain::is_county_code(row.county_code)) faults.add(number, "county_code", "invalid-format", "Six digits (GB/T 2260).");
    if (!domain::is_login(row.login)) faults.add(number, "login", "invalid-format", "3 to 64 lower-case letters, digits and . - _ @.");
    if (!has_length(row.display_name, domain::display_name_length_max))
        faults.add(number, "display_name", "out-of-range", "A name of 1 to 60 characters.");
    if (known && (row.roles.empty() || !fit(row.roles, *known)))
        faults.add(number, "roles", "contradiction", "Roles of this kind of organisation, separated by spaces.");
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
        each.roles = parse_roles(field[5]).value_or(std::vector<domain::role>{});
        check(each, field[1], row.number, faults);
        rows.push_back(std::move(each));
    });
    if (!read) return base::refusal(read.error());
    return rows;
}

}  // namespace chuanpin::gateway::commands
