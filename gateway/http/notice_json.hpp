// Notices and their preferences as JSON, both ways.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gateway/app/keep_notice_preferences.hpp"
#include "gateway/app/read_notices.hpp"
#include "platform/http/message.hpp"

namespace chuanpin::gateway::http {

[[nodiscard]] std::string encode_notice(const app::notice_view& view);
/// With what became of sending it.
[[nodiscard]] std::string encode_whole_notice(const app::whole_notice& whole);
[[nodiscard]] std::string encode_notices(const std::vector<app::notice_view>& views, const std::optional<std::string>& next_cursor);
/// {"data", "next_after"}: `after` where nothing is new.
[[nodiscard]] std::string encode_notice_feed(const std::vector<app::notice_view>& views, std::int64_t after);
[[nodiscard]] std::string encode_notice_summary(const app::notice_summary& summary);
/// Addresses are masked.
[[nodiscard]] std::string encode_notice_preferences(const domain::notice_preferences& preferences);

/// Every fault at once: an address that is none of its channel, a channel twice, an unknown kind.
[[nodiscard]] base::result<app::wanted_preferences> decode_notice_preferences(const chuanpin::http::request& request);

}  // namespace chuanpin::gateway::http
