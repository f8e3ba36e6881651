// Carries the principal from the gateway to a service, in a header that only the two of them can write.
//
// The MAC covers audience (the service's name), method, target, request id and expiry, so that a header cannot be replayed
// for anything else. Two keys are accepted (current and previous), for rotation. A client's own copy is stripped by the gateway.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "platform/http/message.hpp"

namespace chuanpin::http {

inline constexpr std::string_view principal_header = "X-Chuanpin-Principal";
inline constexpr std::string_view deadline_header = "X-Chuanpin-Deadline-Ms";
inline constexpr std::string_view request_id_header = "X-Request-Id";
/// The service that a request to another process is for. Only for finding the way: what counts is the name under the MAC.
inline constexpr std::string_view audience_header = "X-Chuanpin-Audience";

struct principal_keys {
    std::string current;   ///< ≥ 32 bytes
    std::string previous;  ///< empty where there is none
};

/// Adds principal, deadline (milliseconds left) and request id; removes what was there.
void stamp(request& request, const principal_keys& keys, std::string_view audience, base::instant now);

/// Reads them back into request.context and removes them. A missing header means nobody is signed in; a wrong, expired or
/// foreign one is refused (unauthenticated, "principal-invalid").
[[nodiscard]] base::result<void> read_stamp(request& request, const principal_keys& keys, std::string_view audience, base::instant now);

}  // namespace chuanpin::http
