// One event on its way to one endpoint: its states, and what becomes of it after an attempt.
//
//   waiting ──▶ pending ──▶ sending ──▶ delivered
//   (an earlier    ▲           │   └──▶ exhausted   (the tenth attempt failed)
//   one of the     └───────────┘   └──▶ cancelled   (the endpoint was disabled or deleted)
//   aggregate is open)   a failed attempt, or a lease that ran out
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "gateway/domain/ids.hpp"
#include "gateway/domain/webhook/retry_schedule.hpp"
#include "platform/base/time.hpp"

namespace chuanpin::gateway::domain {

enum class delivery_state { waiting, pending, sending, delivered, exhausted, cancelled };
[[nodiscard]] std::string_view name_of(delivery_state state);
/// Throws std::logic_error for others: only the schema's CHECK lets values in.
[[nodiscard]] delivery_state parse_delivery_state(std::string_view name);

/// The whole exchange: connecting, sending, the answer's head and body.
inline constexpr std::chrono::milliseconds attempt_time_max = std::chrono::seconds(15);
/// After this long without a record of the attempt somebody else takes the delivery over: the sender died.
inline constexpr std::chrono::milliseconds lease_time = std::chrono::seconds(45);

enum class attempt_fault {
    none,
    unreachable,  ///< no connection: refused, no such host, a certificate that is not believed
    timeout,      ///< no whole answer within attempt_time_max
    broken,       ///< the connection ended, or what came was no HTTP answer
    status,       ///< an answer other than 2xx (redirects are not followed)
};
[[nodiscard]] std::string_view name_of(attempt_fault fault);  ///< "" for none

struct attempt {
    int number = 1;
    attempt_fault fault = attempt_fault::none;
    int status = 0;  ///< 0 where there was no answer
    std::chrono::milliseconds took{0};
    std::optional<std::chrono::seconds> retry_after{};
};

struct verdict {
    delivery_state next{};
    std::chrono::milliseconds pause{0};  ///< before the next attempt, where next is pending
    bool disables_endpoint = false;      ///< 410 Gone
};

/// 2xx is success and nothing else is. 410 disables the endpoint. A timeout, 429, 502 and 504 wait at least a minute (by the
/// factor). The last attempt exhausts the delivery.
[[nodiscard]] verdict judge(const attempt& made, const retry_rules& rules, int jitter_permille);

}  // namespace chuanpin::gateway::domain
