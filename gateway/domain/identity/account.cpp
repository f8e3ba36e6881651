#include "gateway/domain/identity/account.hpp"

#include <algorithm>

#include "gateway/domain/identity/permissions.hpp"

namespace chuanpin::gateway::domain {

namespace {

bool is_letter_or_digit(char letter) { return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9'); }
bool is_login_character(char letter) {
    return is_letter_or_digit(letter) || letter == '.' || letter == '-' || letter == '_' || letter == '@';
}

}  // namespace

bool is_login(std::string_view login) {
    return login.size() >= login_bytes_min && login.size() <= login_bytes_max && is_letter_or_digit(login.front()) &&
           std::ranges::all_of(login, is_login_character);
}

bool may_sign_in(const member& member) { return !member.who.closed_at && !member.of.closed_at; }

base::principal principal_of(const member& member, base::instant at) {
    const auto valid = valid_at(member.assignments, at);
    std::vector<role> held;
    for (const auto& each : valid) held.push_back(each.what);
    base::principal principal{member.who.id, member.of.id, std::string(name_of(member.of.kind)), member.who.display_name,
                              permissions_of(family_of(member.of.kind), held)};
    for (const auto each : held) principal.roles.emplace_back(name_of(each));
    std::ranges::sort(principal.roles);
    if (!valid.empty()) principal.unit = valid.front().unit;
    return principal;
}

}  // namespace chuanpin::gateway::domain
