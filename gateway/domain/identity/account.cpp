#include "gateway/domain/identity/account.hpp"

#include <algorithm>

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

base::principal principal_of(const member& member) {
    return {member.who.id, member.of.id, std::string(name_of(member.of.kind)), member.who.display_name, permissions_of(member.who.what)};
}

}  // namespace chuanpin::gateway::domain
