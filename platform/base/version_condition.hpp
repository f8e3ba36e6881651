// "Only where it is still the version that I saw": the condition that a caller attaches to a change (If-Match).
//
// The http layer reads it, the use case decides it under the lock of the aggregate, inside the transaction: a check before
// would let two who saw the same version both pass.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "platform/base/error.hpp"

namespace chuanpin::base {

struct version_condition {
    std::optional<std::vector<std::int64_t>> any_of{};  ///< nothing: whatever the version is

    [[nodiscard]] bool holds(std::int64_t version) const { return !any_of || std::ranges::find(*any_of, version) != any_of->end(); }
};

/// `aggregate` is the id as on the wire; the facts of the refusal name it and its current version.
/// Errors: version-stale (precondition_failed).
[[nodiscard]] result<void> check_version(const version_condition& condition, std::string_view aggregate, std::int64_t version);

}  // namespace chuanpin::base
