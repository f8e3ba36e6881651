// Answers from the encoded cache, with a validator: 304 where the caller has these very bytes (RFC 9110 §13.1.2).
#pragma once

#include "catalog/http/encoded_cache.hpp"
#include "platform/http/message.hpp"

namespace chuanpin::catalog::http {

/// Whether an If-None-Match header names this entity tag, weakly compared; "*" names every one.
[[nodiscard]] bool names_etag(std::string_view if_none_match, std::string_view etag);
[[nodiscard]] chuanpin::http::response conditional_response(const chuanpin::http::request& request, const encoded_answer& answer);
/// Language and target: what an encoded answer depends on.
[[nodiscard]] std::string cache_key(const chuanpin::http::request& request);

}  // namespace chuanpin::catalog::http
