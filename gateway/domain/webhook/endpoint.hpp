// A webhook endpoint: an address of a partner that follows events, and what is known of its health.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/domain/ids.hpp"
#include "platform/base/time.hpp"

namespace chuanpin::gateway::domain {

inline constexpr std::size_t endpoints_per_organisation_max = 20;

enum class endpoint_status { enabled, disabled };
[[nodiscard]] std::string_view name_of(endpoint_status status);

struct webhook_endpoint {
    webhook_endpoint_id id{};
    base::organisation_id organisation{};
    std::string url;
    std::vector<std::string> event_types;  ///< patterns (event_filter.hpp), as given
    std::string sealed_secret;             ///< the secret's bytes, encrypted for the database
    endpoint_status status{};
    std::optional<std::string> disabled_reason{};  ///< "gone": the receiver answered 410
    int consecutive_failures = 0;
    base::instant created_at{};
};

// --- how many deliveries may be on their way ---------------------------------------------------------------------------------
inline constexpr std::size_t in_flight_max = 64;              ///< of a process
inline constexpr std::size_t in_flight_per_endpoint_max = 4;  ///< of an endpoint that answers
inline constexpr std::size_t in_flight_to_failing_max = 16;   ///< of a process, to all endpoints whose last attempt failed

/// After so many failed attempts in a row its organisation is told; once, until an attempt succeeds again.
inline constexpr int failures_told_after = 10;

/// An endpoint whose last attempt failed gets one at a time, so that a dead one costs one slot and not four.
[[nodiscard]] std::size_t slots_of(int consecutive_failures);

}  // namespace chuanpin::gateway::domain
