// Reads the Idempotency-Key of a request (draft-ietf-httpapi-idempotency-key-header-07) and computes what it stands for.
#pragma once

#include "platform/base/unit_of_work.hpp"
#include "platform/http/message.hpp"

namespace chuanpin::http {

/// scope = "<account> <operation>", key = the header, asked = SHA-256 over method, target, content type and body.
/// Accepts the sf-string form ("…") and the bare form; 16–128 characters of 0x21–0x7E.
/// Errors (invalid_input): idempotency-key-required, idempotency-key-invalid.
[[nodiscard]] base::result<base::receipt> read_receipt(const request& request, std::string_view operation);

/// 2xx with the stored bytes; adds "Idempotency-Replayed: true" where it is a replay.
[[nodiscard]] response reply_response(base::reply reply, int status = 201);

}  // namespace chuanpin::http
