// A day of a standing order that may be ordered in part: what cannot be had is left out, the rest is ordered, and the buyer hears which.
#pragma once

#include <map>

#include "orders/domain/standing/standing_order.hpp"
#include "platform/base/error.hpp"

namespace chuanpin::orders::domain {

/// The lines of so many that a refusal names, by number; the first fault of each.
[[nodiscard]] std::map<std::size_t, const base::field_error*> lines_named(const base::error& why, std::size_t count);

/// Leaves out of a request the lines that a refusal names as not to be had: out of stock, nor free ahead of the harvest, another offer or
/// none, held back, without certificate, too few, not delivered there or not sold so. Answers them with their reasons, the name of each its
/// offer's id; none where the refusal is about something else (money, days), and nothing is left out then.
[[nodiscard]] std::vector<skipped_line> leave_out(order_request& asked, const base::error& why);

/// What was left out, for people: "苹果: 3 are available. …", at most so many bytes.
[[nodiscard]] std::string sentences_of(std::span<const skipped_line> skipped, std::size_t bytes_max);

/// What the order of a day carries, where it is one in part.
struct partial_day {
    standing_order of{};
    std::vector<skipped_line> skipped{};
};

}  // namespace chuanpin::orders::domain
