// Reads the Idempotency-Key of a request (draft-ietf-httpapi-idempotency-key-header-07) and computes what it stands for.
#pragma once

#include "platform/base/unit_of_work.hpp"
#include "platform/http/message.hpp"

namespace chuanpin::http {

/// scope = "<account> <operation>", key = the header, asked = SHA-256 over method, target, content type and body.
/// Accepts the sf-string form ("…") and the bare form; 16–128 characters of 0x21–0x7E.
/// `operation` is the route's name, at most 36 characters. Nobody signed in is a bug of the route table (std::logic_error).
/// Errors (invalid_input): idempotency-key-required, idempotency-key-invalid.
[[nodiscard]] base::result<base::receipt> read_receipt(const request& request, std::string_view operation);

/// The key alone, checked; what the router looks at before it calls a handler.
[[nodiscard]] base::result<std::string> read_idempotency_key(const request& request);

/// 2xx with the stored bytes; adds "Idempotency-Replayed: true" where it is a replay.
[[nodiscard]] response reply_response(base::reply reply, int status = 201);

}  // namespace chuanpin::http
