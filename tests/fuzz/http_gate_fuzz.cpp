// Feeds any bytes to the gate, and checks what it promises: a refusal has a status, and what is let through is read by
// Beast in the same way, comes back unchanged when it is written down anew, and decodes or is refused as a target.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include "platform/http/gate.hpp"

namespace {

using namespace chuanpin;
namespace beast = boost::beast;

void require(bool promise) {
    if (!promise) std::abort();
}

std::string_view as_view(beast::string_view text) { return {text.data(), text.size()}; }

void check_beast_agrees(std::string_view bytes, const http::request_head& head) {
    beast::http::request_parser<beast::http::string_body> parser;
    parser.header_limit(1U << 20);
    parser.body_limit(boost::none);
    boost::system::error_code failure;
    const auto taken = parser.put(boost::asio::buffer(bytes.data(), bytes.size()), failure);
    require(!failure || failure == beast::http::error::need_more);
    require(taken == bytes.size() && parser.is_header_done());
    const auto& message = parser.get();
    require(as_view(message.method_string()) == http::name_of(head.verb));
    if (head.authority.empty()) require(as_view(message.target()) == head.target);
    if (!head.authority.empty()) require(as_view(message.target()).ends_with(head.target == "/" ? std::string_view() : head.target));
    require((message.version() == 10) == head.is_1_0);
    require(parser.chunked() == (head.framing == http::body_framing::chunked));
    if (head.framing == http::body_framing::length) require(parser.content_length() == head.body_bytes);
    require(static_cast<std::size_t>(std::distance(message.begin(), message.end())) == head.fields.size());
}

void check_written_anew(const http::request_head& head) {
    std::string text =
        std::string(http::name_of(head.verb)) + ' ' + std::string(head.target) + (head.is_1_0 ? " HTTP/1.0\r\n" : " HTTP/1.1\r\n");
    for (const auto& [name, value] : head.fields) text.append(name).append(":").append(value).append("\r\n");
    text += "\r\n";
    http::request_head again;
    require(http::read_head(text, {}, again).has_value());
    require(again.target == head.target && again.fields == head.fields && again.framing == head.framing &&
            again.body_bytes == head.body_bytes);
    require(again.keep_alive == head.keep_alive && again.expects_continue == head.expects_continue);
}

void check_target(const http::request_head& head) {
    http::request request;
    request.target = head.target;
    const auto parsed = http::parse_target(request);
    require(parsed ? request.path.starts_with('/') : parsed.error().code == "target-invalid");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    static_cast<void>(http::is_harmless_chunk_extension(bytes, 256));
    http::request_head head;
    const auto read = http::read_head(bytes, {}, head);
    if (!read) {
        require(read.error().status >= 400 && read.error().what != nullptr && !read.error().detail.empty());
        return 0;
    }
    check_beast_agrees(bytes, head);
    check_written_anew(head);
    check_target(head);
    return 0;
}
