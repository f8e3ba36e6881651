// Conditional requests (RFC 9110 §13): entity tags of versions, 304 for who has it already, If-Match as a condition on a version.
//
// What has a version carries the strong tag "<id>-<version>", so that whoever holds a view can write the tag of it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "platform/base/version_condition.hpp"
#include "platform/http/message.hpp"

namespace chuanpin::http {

/// "ord_01J…-3", with its quotes.
[[nodiscard]] std::string version_etag(std::string_view id, std::int64_t version);
/// For a view that holds more than the thing itself: "prd_01J…-3.<digest of the body>". If-Match looks at the version alone.
[[nodiscard]] std::string version_etag(std::string_view id, std::int64_t version, std::string_view body);
/// Strong validator of these bytes: half of their SHA-256.
[[nodiscard]] std::string body_etag(std::string_view body);
/// Whether an If-None-Match header names this tag, weakly compared (§8.8.3.2); "*" names every one.
[[nodiscard]] bool names_etag(std::string_view if_none_match, std::string_view etag);

/// `answer` with this tag, or 304 without content where the caller has it (§13.1.2). A Cache-Control of the answer stays;
/// otherwise "private, no-cache": it may be kept by who asked, and is asked for again.
[[nodiscard]] response conditional_response(const request& request, response answer, std::string_view etag);

/// What If-Match says of the thing with this id (§13.1.1, strong comparison): weak tags and those of other things never match.
/// Without the header, or with "*", every version is fine. Errors: if-match-invalid.
[[nodiscard]] base::result<base::version_condition> read_if_match(const request& request, std::string_view id);

}  // namespace chuanpin::http
