// How much may be learned from labour lists. A list answers how many of its people are registered poor: a list of one person, or many
// lists that differ in one, would answer that of a person, which is nobody's business.
//
// A floor alone is no protection (others' numbers, or invented ones, fill a list up); it keeps the plain question out. What bounds the
// learning is how many lists, and how many names, an organisation may have answered on one day.
#pragma once

#include <cstdint>

#include "catalog/domain/labour/labour.hpp"
#include "platform/base/error.hpp"

namespace chuanpin::catalog::domain {

struct labour_limits {
    std::int64_t workers_min = 5;         ///< of a list; a farmers' cooperative has five members by law
    std::int64_t lists_per_day = 5;       ///< of an organisation
    std::int64_t names_per_day = 10'000;  ///< in the lists of an organisation
};

/// What an organisation handed in on one business day.
struct labour_day {
    std::int64_t lists = 0;
    std::int64_t names = 0;
    bool operator==(const labour_day&) const = default;
};

/// Whether a list of so many workers may be answered after these, at that moment. Errors: labour-list-too-small, labour-quota-exceeded
/// (until the next business day).
[[nodiscard]] base::result<void> check_limits(const labour_limits& limits, const labour_day& before, std::int64_t workers,
                                              base::instant now);

}  // namespace chuanpin::catalog::domain
