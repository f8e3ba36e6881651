// Why a subsidy is denied: the closed list of codes and their words.
#pragma once

#include <span>
#include <string_view>

namespace chuanpin::logistics::domain {

struct denial_row {
    std::string_view code;
    std::string_view text_zh;
    std::string_view text_en;
};

[[nodiscard]] std::span<const denial_row> denials();
/// Throws std::logic_error for a code that is not in the list.
[[nodiscard]] const denial_row& denial_of(std::string_view code);

}  // namespace chuanpin::logistics::domain
