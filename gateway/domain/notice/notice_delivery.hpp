// One notice on its way through one channel, for one cause.
//
//   pending ──▶ sending ──▶ sent
//      ▲           │   └──▶ exhausted   (the last attempt failed)
//      └───────────┘            cancelled: what it says is not true any more, or the address is gone
//      a failed attempt, or a lease that ran out
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "gateway/domain/notice/notice_kind.hpp"
#include "gateway/domain/webhook/retry_schedule.hpp"

namespace chuanpin::gateway::domain {

enum class notice_delivery_state { pending, sending, sent, exhausted, cancelled };
[[nodiscard]] std::string_view name_of(notice_delivery_state state);
/// Throws std::logic_error for others: only the schema's CHECK lets values in.
[[nodiscard]] notice_delivery_state parse_notice_delivery_state(std::string_view name);

/// Why it is sent; a clock_step's name is the cause of a reminder.
inline constexpr std::string_view created_cause = "created";
/// After this long without a record of the attempt somebody else takes the delivery over: the sender died.
inline constexpr std::chrono::seconds notice_lease_time{60};
inline constexpr std::size_t notices_leased_max = 16;  ///< of one look

struct notice_verdict {
    notice_delivery_state next{};
    std::chrono::milliseconds pause{0};  ///< before the next attempt, where next is pending
};
/// The pauses are those of webhooks (retry_schedule.hpp).
[[nodiscard]] notice_verdict judge_notice(bool was_sent, int attempt_number, int jitter_permille);

/// What a person reads on the telephone: Chinese, the platform's name in front, a reminder marked as one.
[[nodiscard]] std::string message_of(std::string_view title_zh, std::string_view body_zh, std::string_view cause);

}  // namespace chuanpin::gateway::domain
