// People who do not exist, with numbers that GB 11643 allows.
#pragma once

#include <string>

#include <fmt/format.h>

namespace chuanpin::tests {

/// The identity number of person 0 to 999, born on 1 January 1980.
inline std::string identity_number(int person) {
    constexpr int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    auto number = fmt::format("51018519800101{:03}", person);
    int sum = 0;
    for (std::size_t i = 0; i < number.size(); ++i) sum += (number[i] - '0') * weights[i];
    return number += "10X98765432"[sum % 11];
}
inline std::string person_name(int person) { return fmt::format("某{:03}", person); }

}  // namespace chuanpin::tests
