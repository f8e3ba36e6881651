// What the server writes on the wire besides bodies, and the small things that it works out for each request.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "platform/base/random.hpp"
#include "platform/base/time.hpp"
#include "platform/http/message.hpp"

namespace chuanpin::http {

/// How an answer's head is to be written.
struct head_style {
    bool to_head_request = false;
    bool keep_alive = true;
    bool client_is_1_0 = false;
    std::string_view date;        ///< IMF-fixdate (RFC 9110 §5.6.7)
    std::string_view request_id;  ///< written as X-Request-Id unless the answer has one
};

/// Replaces `text` by status line and fields. False where a field would break the framing (CR, LF or NUL in it): a bug of
/// whoever made the answer. Content-Length, Connection, Date and Transfer-Encoding are ours; a HEAD answer keeps its length.
[[nodiscard]] bool write_head(const response& answer, const head_style& style, std::string& text);
/// Whether an answer of this status has content (RFC 9110 §6.4.1).
[[nodiscard]] bool has_content(int status);

/// The answer to "OPTIONS *" (RFC 9110 §9.3.7): the methods that are known here; a path may take fewer.
[[nodiscard]] response answer_for_whole_server();

/// "Sun, 06 Nov 1994 08:49:37 GMT".
[[nodiscard]] std::string imf_date(std::chrono::sys_seconds at);

/// "zh" or "en", by weight; "*" stands for what is not named, q=0 for what is not wanted; "zh" where both weigh the same
/// (RFC 9110 §12.5.4).
[[nodiscard]] std::string_view preferred_language(std::string_view accept_language);

/// Random bytes drawn in blocks, because a request id needs ten and a system call costs as much as many. One thread.
class buffered_random final : public base::random_source {
public:
    explicit buffered_random(base::random_source& source) : source_(source) {}
    void fill(std::span<std::byte> bytes) override;

private:
    base::random_source& source_;
    std::array<std::byte, 1024> block_{};
    std::size_t used_ = block_.size();
};

}  // namespace chuanpin::http
