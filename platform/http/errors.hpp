// The refusals of platform/http: its table of errors and the named factories that fill it in.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/error.hpp"

namespace chuanpin::http::errors {

// --- what the gate and the server refuse before any route is known --------------------------------------------------------
extern const base::error_definition malformed_request;
extern const base::error_definition request_body_too_large;
extern const base::error_definition request_timeout;
extern const base::error_definition header_too_large;
extern const base::error_definition target_too_long;
extern const base::error_definition method_unknown;
extern const base::error_definition version_unsupported;
extern const base::error_definition coding_unsupported;
extern const base::error_definition expectation_failed;
extern const base::error_definition host_unknown;
extern const base::error_definition internal_error;

// --- named refusals ---------------------------------------------------------------------------------------------------------
base::refusal target_invalid(std::string detail);
base::refusal route_not_found();
base::refusal method_not_allowed(std::string allow);
base::refusal sign_in_required();
base::refusal permission_missing(std::string_view permission);
base::refusal body_too_large(std::size_t bytes_max);
base::refusal media_type_unsupported(std::string_view wanted);
base::refusal idempotency_key_required();
base::refusal idempotency_key_invalid();
base::refusal invalid_parameters(std::vector<base::field_error> fields);
base::refusal cursor_invalid();
base::refusal if_match_required();
base::refusal if_match_invalid();
/// `policies` are the names of those that were violated.
base::refusal quota_exceeded(const std::vector<std::string_view>& policies, std::chrono::seconds retry_after);
base::refusal principal_invalid(std::string detail);
base::refusal upstream_unreachable(std::string detail);
base::refusal upstream_timeout(std::string detail);
/// Who reads personal data of others must be written down first, and cannot be now.
base::refusal audit_unavailable();
base::refusal upstream_fault(std::string detail);
base::refusal outcome_unknown(std::string detail);

}  // namespace chuanpin::http::errors
