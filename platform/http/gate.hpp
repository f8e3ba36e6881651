// The gate: reads a request's head from its raw bytes, and lets nothing through that two parsers could read in two ways.
//
// Beast 1.81 takes requests that can be smuggled (unknown transfer codings, obs-fold, trailers that become headers, …), so
// this stands in front of it. It is stricter than RFC 9112 where the RFC lets a server choose. Pure function, any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/base/error.hpp"
#include "platform/http/message.hpp"

namespace chuanpin::http {

/// How the end of the body is found (RFC 9112 §6.3). `length` with 0 bytes is `none`.
enum class body_framing { none, length, chunked };

/// The head of a request; all text refers to the bytes that were read.
struct request_head {
    method verb = method::get;
    std::string_view target;       ///< origin-form, valid characters and escapes; "*" for OPTIONS alone
    std::string_view authority{};  ///< of a target in absolute-form: the same as Host; otherwise empty
    std::string_view host{};       ///< empty in HTTP/1.0 that names none
    std::vector<std::pair<std::string_view, std::string_view>> fields{};
    body_framing framing = body_framing::none;
    std::uint64_t body_bytes = 0;  ///< where framing is `length`
    bool is_1_0 = false;
    bool keep_alive = true;
    bool expects_continue = false;
};

struct head_limits {
    std::size_t lines_max = 100;
    std::size_t target_bytes_max = std::size_t{8} * 1024;
    /// In lower case, without ports: what this server is called. Empty: a request may call it what it will.
    std::span<const std::string> host_names{};
};

/// A fault of framing: answered once with this status, then the connection is closed.
struct gate_fault {
    int status = 400;
    const base::error_definition* what = nullptr;
    std::string_view detail{};
};

/// `bytes` begins with the request line and ends with the empty line. `head` is reused from request to request.
/// Statuses: 400 malformed, 414 target, 417 Expect, 421 not our name, 431 lines, 501 method or coding, 505 version.
[[nodiscard]] std::expected<void, gate_fault> read_head(std::string_view bytes, const head_limits& limits, request_head& head);

/// Whether a chunk's extension may pass: so many bytes at most, no control characters.
[[nodiscard]] bool is_harmless_chunk_extension(std::string_view extension, std::size_t bytes_max);

/// host[:port] of a name or an IPv4 address, or [IPv6][:port] (RFC 9110 §7.2, RFC 3986 §3.2.2).
[[nodiscard]] bool is_host(std::string_view text);

}  // namespace chuanpin::http
