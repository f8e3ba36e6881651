// Numbers of resident identity cards (公民身份号码), GB 11643-1999: six digits of a region, the date of birth, three digits of
// order, one check character. Personal data: kept sealed, compared by a keyed hash, shown masked.
#pragma once

#include <string>
#include <string_view>

#include "platform/base/time.hpp"

namespace chuanpin::base {

inline constexpr std::size_t identity_card_bytes = 18;

/// GB 11643-1999 §4 and Annex A (ISO 7064 MOD 11-2). Born on a day that exists, from 1900 on, and not after `today`.
[[nodiscard]] bool is_identity_card(std::string_view number, business_date today);

/// The first three and the last two characters, asterisks between them: "513*************2X".
[[nodiscard]] std::string mask_identity_card(std::string_view number);

}  // namespace chuanpin::base
