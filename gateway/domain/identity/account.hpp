// Accounts: who signs in.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/domain/identity/organisation.hpp"
#include "gateway/domain/identity/role_assignment.hpp"
#include "platform/base/ids.hpp"
#include "platform/base/principal.hpp"
#include "platform/base/time.hpp"

namespace chuanpin::gateway::domain {

inline constexpr std::size_t login_bytes_min = 3;
inline constexpr std::size_t login_bytes_max = 64;
inline constexpr std::size_t display_name_length_max = 60;  ///< code points

/// Lower-case letters, digits, '.', '-', '_' and '@'; begins with a letter or digit.
[[nodiscard]] bool is_login(std::string_view login);

struct account {
    base::account_id id{};
    base::organisation_id organisation{};
    std::string login;
    std::string display_name;
    std::string password_hash;       ///< argon2id, as platform/crypto/password.hpp writes it
    std::int64_t session_epoch = 1;  ///< one more ends every session that was opened before
    base::instant registered_at{};
    std::optional<base::instant> closed_at{};  ///< an account that was used is closed, never deleted
};

/// An account together with its organisation and what it holds there: what a request is judged by.
struct member {
    account who;
    organisation of;
    std::vector<role_assignment> assignments{};  ///< ended ones left out or not
};

/// Neither the account nor its organisation is closed.
[[nodiscard]] bool may_sign_in(const member& member);

/// Roles, permissions and unit are those of the assignments that are valid at `at`.
[[nodiscard]] base::principal principal_of(const member& member, base::instant at);

}  // namespace chuanpin::gateway::domain
