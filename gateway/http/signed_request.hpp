// A request that carries a signature, and as the domain sees it.
#pragma once

#include "gateway/domain/signing/signature_base.hpp"
#include "platform/http/message.hpp"

namespace chuanpin::gateway::http {

/// Whether it is signed at all: then nothing but its signature says whose it is.
[[nodiscard]] bool has_signature(const chuanpin::http::request& request);
/// Views of the request.
[[nodiscard]] domain::signed_message message_of(const chuanpin::http::request& request);

}  // namespace chuanpin::gateway::http
