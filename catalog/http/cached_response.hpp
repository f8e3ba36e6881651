// Answers from the encoded cache.
#pragma once

#include "catalog/http/encoded_cache.hpp"
#include "platform/http/message.hpp"

namespace chuanpin::catalog::http {

/// With its validator: 304 where the caller has these very bytes (RFC 9110 §13.1.2).
[[nodiscard]] chuanpin::http::response cached_response(const chuanpin::http::request& request, const encoded_answer& answer);
/// Language and target: what an encoded answer depends on.
[[nodiscard]] std::string cache_key(const chuanpin::http::request& request);

}  // namespace chuanpin::catalog::http
