// What placing left behind, as `doctor` reads it.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>

namespace chuanpin::orders::app {

inline constexpr std::size_t client_entries_max = 2'000'000;

struct kept_answer {
    std::string order;        ///< "ord_…"
    std::string fingerprint;  ///< SHA-256 of the bytes, lower-case hexadecimal
};
struct placed_orders {
    std::map<std::string, kept_answer> answers{};  ///< by key; those that are still kept
    std::set<std::string> orders{};
};

}  // namespace chuanpin::orders::app
