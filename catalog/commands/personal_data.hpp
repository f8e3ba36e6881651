// `chuanpin reseal personal-data`, `chuanpin check personal-data`: the rotation of the key that seals personal data.
#pragma once

#include "catalog/app/personal/reseal_personal_data.hpp"

namespace chuanpin::catalog::commands {

/// Rows that no key with an id sealed: keys of which none is here, or from before keys had ids.
[[nodiscard]] std::int64_t without_id(const app::personal_count& found);
/// So too of their hashes; 0 where there are none.
[[nodiscard]] std::int64_t hashed_without_id(const app::personal_count& found);
/// Rows that a key that is here hashed, but not the newest.
[[nodiscard]] std::int64_t hashed_by_older(const app::personal_count& found);
/// Seals and hashes everything with the newest key and says how much is left. Exit code: 0 nothing is left, 1 refused or something is.
base::task<int> reseal(app::reseal_personal_data& use_case, base::call_context context);
/// Says how many rows need which key, by its line in the file. Exit code: 0 the newest key opens all, 1 others are needed.
base::task<int> check_keys(app::reseal_personal_data& use_case, base::call_context context);

}  // namespace chuanpin::catalog::commands
