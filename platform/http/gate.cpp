#include "platform/http/gate.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

#include "platform/http/errors.hpp"
#include "platform/http/text.hpp"

namespace chuanpin::http {

namespace {

using verdict = std::expected<void, gate_fault>;

constexpr std::size_t length_digits_max = 19;

/// A table of 256 answers, so that every byte costs one look.
struct byte_class {
    std::array<bool, 256> member{};

    constexpr explicit byte_class(std::string_view others) {
        for (char letter = 'a'; letter <= 'z'; ++letter) add(letter);
        for (char letter = 'A'; letter <= 'Z'; ++letter) add(letter);
        for (char letter = '0'; letter <= '9'; ++letter) add(letter);
        for (const char letter : others) add(letter);
    }
    constexpr void add(char letter) { member[static_cast<unsigned char>(letter)] = true; }
    [[nodiscard]] constexpr bool holds(char letter) const { return member[static_cast<unsigned char>(letter)]; }
    [[nodiscard]] bool hold_all(std::string_view text) const {
        return std::ranges::all_of(text, [this](char letter) { return holds(letter); });
    }
};

constexpr byte_class method_bytes("!#$%&'*+-.^_`|~");
/// RFC 9110 §5.6.2 without '_', which some software takes for '-'.
constexpr byte_class name_bytes("!#$%&'*+-.^`|~");
/// RFC 3986 §3.3–3.4; '%' is looked at apart.
constexpr byte_class target_bytes("-._~!$&'()*+,;=:@/?%");
constexpr byte_class host_bytes("-.");

bool is_control(char letter) { return (static_cast<unsigned char>(letter) < 0x20 && letter != '\t') || letter == 0x7f; }

/// Eight bytes at a time: values are most of a head, and nearly none holds what could be a control.
bool holds_control(std::string_view text) {
    constexpr std::uint64_t each = 0x0101010101010101;
    constexpr std::uint64_t high_bits = each * 0x80;
    for (std::uint64_t word = 0; text.size() >= sizeof word; text.remove_prefix(sizeof word)) {
        std::memcpy(&word, text.data(), sizeof word);
        const auto deletes = word ^ (each * 0x7f);
        const auto suspects = ((word - each * 0x20) & ~word) | ((deletes - each) & ~deletes);
        if ((suspects & high_bits) != 0) break;  // a byte below 0x20 or 0x7f; or a tab, or a neighbour of one
    }
    return std::ranges::any_of(text, is_control);
}

std::unexpected<gate_fault> malformed(std::string_view detail) {
    return std::unexpected(gate_fault{400, &errors::malformed_request, detail});
}
std::unexpected<gate_fault> refuse(int status, const base::error_definition& what, std::string_view detail) {
    return std::unexpected(gate_fault{status, &what, detail});
}

bool is_hex(char digit) { return (digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f') || (digit >= 'A' && digit <= 'F'); }

/// Every '%' begins an escape of two digits that stands for no NUL, CR or LF.
bool has_valid_escapes(std::string_view target) {
    for (auto at = target.find('%'); at != std::string_view::npos; at = target.find('%', at + 1)) {
        const auto digits = target.substr(at + 1, 2);
        if (digits.size() != 2 || !is_hex(digits[0]) || !is_hex(digits[1])) return false;
        if (digits == "00" || equal_without_case(digits, "0d") || equal_without_case(digits, "0a")) return false;
    }
    return true;
}

bool is_port(std::string_view text) { return text.size() <= 5 && all_digits(text); }

/// Cuts "http://host" off a target in absolute-form (RFC 9112 §3.2.2: a server takes it). check_host compares it with Host.
verdict cut_authority(std::string_view& target, request_head& head) {
    auto rest = target;
    const auto scheme = take_until(rest, ':');
    if ((!equal_without_case(scheme, "http") && !equal_without_case(scheme, "https")) || !rest.starts_with("//"))
        return malformed("The request target must begin with '/'.");
    rest.remove_prefix(2);
    head.authority = rest.substr(0, rest.find_first_of("/?"));
    rest.remove_prefix(head.authority.size());
    if (!is_host(head.authority) || rest.starts_with('?')) return malformed("The request target holds no valid host and path.");
    target = rest.empty() ? "/" : rest;
    return {};
}

verdict read_target(std::string_view target, const head_limits& limits, request_head& head) {
    if (target.size() > limits.target_bytes_max) return refuse(414, errors::target_too_long, "The request target is too long.");
    head.target = target;
    if (target == "*" && head.verb == method::options) return {};  // RFC 9112 §3.2.4
    if (!target.starts_with('/')) {
        if (auto cut = cut_authority(target, head); !cut) return cut;
    }
    if (!target_bytes.hold_all(target)) return malformed("The request target holds a character that must be escaped.");
    if (!has_valid_escapes(target)) return malformed("The request target holds a bad escape.");
    head.target = target;
    return {};
}

verdict read_version(std::string_view version, request_head& head) {
    head.is_1_0 = version == "HTTP/1.0";
    head.keep_alive = !head.is_1_0;
    if (version == "HTTP/1.1" || head.is_1_0) return {};
    const bool of_another = version.size() == 8 && version.starts_with("HTTP/") && all_digits(version.substr(5, 1)) && version[6] == '.' &&
                            all_digits(version.substr(7));
    if (of_another) return refuse(505, errors::version_unsupported, "Only HTTP/1.1 and HTTP/1.0 are spoken here.");
    return malformed("The request line is malformed.");
}

verdict read_request_line(std::string_view line, const head_limits& limits, request_head& head) {
    const auto verb = take_until(line, ' ');
    const auto target = take_until(line, ' ');
    if (verb.empty() || target.empty() || !method_bytes.hold_all(verb)) return malformed("The request line is malformed.");
    if (auto version = read_version(line, head); !version) return version;
    const auto known = parse_method(verb);
    if (!known) return refuse(501, errors::method_unknown, "The method is not known here.");
    head.verb = *known;
    return read_target(target, limits, head);
}

verdict read_field(std::string_view line, request_head& head) {
    if (line.starts_with(' ') || line.starts_with('\t')) return malformed("A header field must not be folded.");
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0) return malformed("A header line has no name.");
    const auto name = line.substr(0, colon);
    const auto value = trimmed(line.substr(colon + 1));
    if (!name_bytes.hold_all(name)) return malformed("A header name holds a character that it must not hold.");
    if (holds_control(value)) return malformed("A header value holds a control character.");
    head.fields.emplace_back(name, value);
    return {};
}

/// Tokens between commas, some of which may be missing (RFC 9110 §5.6.1.2).
bool is_token_list(std::string_view text) {
    while (!text.empty()) {
        if (!name_bytes.hold_all(trimmed(take_until(text, ',')))) return false;
    }
    return true;
}

/// What of the fields bears on framing, gathered in one pass.
struct framing_fields {
    std::string_view host, length, coding, expectation, connection;
    int hosts = 0, lengths = 0, codings = 0, connections = 0;
};

/// Fields that must not come twice, because software differs on which of them counts.
constexpr std::array<std::string_view, 11> single_fields = {
    "Authorization",          "Content-Type", "Expect", "Upgrade",      "Cookie",
    "Idempotency-Key",        "X-CSRF-Token", "Origin", "X-Request-Id", "X-Chuanpin-Principal",
    "X-Chuanpin-Deadline-Ms",
};

verdict note(std::string_view name, std::string_view value, framing_fields& found, unsigned& seen) {
    // Sizes first, here and now: a call for each of the names would cost more than the rest of the gate.
    const auto is = [name](std::string_view wanted) { return name.size() == wanted.size() && equal_without_case(name, wanted); };
    if (is("Host")) return found.host = value, ++found.hosts, verdict{};
    if (is("Content-Length")) return found.length = value, ++found.lengths, verdict{};
    if (is("Transfer-Encoding")) return found.coding = value, ++found.codings, verdict{};
    if ((is("Connection") || is("Proxy-Connection")) && !is_token_list(value)) return malformed("Connection is malformed.");
    if (is("Connection")) return found.connection = value, ++found.connections, verdict{};
    for (unsigned i = 0; i < single_fields.size(); ++i) {
        if (!is(single_fields[i])) continue;
        if ((seen & (1U << i)) != 0) return malformed("A header field came twice that may come once.");
        seen |= 1U << i;
        if (is("Expect")) found.expectation = value;
        return {};
    }
    return {};
}

/// "host" of "host:80", "[::1]" of "[::1]:80".
std::string_view without_port(std::string_view host) { return host.substr(0, host.find(':', host.starts_with('[') ? host.find(']') : 0)); }

verdict check_host(const framing_fields& found, const head_limits& limits, const request_head& head) {
    if (found.hosts > 1 || (!head.is_1_0 && found.hosts == 0)) return malformed("There must be exactly one Host.");
    if (found.hosts == 1 && !is_host(found.host)) return malformed("Host is malformed.");
    if (!head.authority.empty() && !equal_without_case(head.authority, found.host))
        return malformed("Target and Host name different hosts.");
    const auto is_ours = [name = without_port(found.host)](const std::string& ours) { return equal_without_case(name, ours); };
    if (limits.host_names.empty() || found.hosts == 0 || std::ranges::any_of(limits.host_names, is_ours)) return {};
    return refuse(421, errors::host_unknown, "This server is not called so.");
}

bool takes_body(method verb) { return verb == method::post || verb == method::put || verb == method::patch; }

verdict read_framing(const framing_fields& found, request_head& head) {
    if (found.codings > 0) {
        if (found.codings > 1 || found.lengths > 0 || head.is_1_0)
            return malformed("Transfer-Encoding may come once, in HTTP/1.1, without Content-Length.");
        if (!equal_without_case(found.coding, "chunked"))
            return refuse(501, errors::coding_unsupported, "The only transfer coding taken is chunked.");
        head.framing = body_framing::chunked;
    } else if (found.lengths > 0) {
        if (found.lengths > 1 || found.length.size() > length_digits_max || !all_digits(found.length))
            return malformed("Content-Length is malformed.");
        std::from_chars(found.length.data(), found.length.data() + found.length.size(), head.body_bytes);
        if (head.body_bytes > 0) head.framing = body_framing::length;
    }
    if (head.framing != body_framing::none && !takes_body(head.verb)) return malformed("A request of this method takes no body.");
    return {};
}

verdict read_connection(const framing_fields& found, request_head& head) {
    if (found.connections > 1) return malformed("Connection may come once.");
    if (found.connections == 1)
        head.keep_alive = head.is_1_0 ? list_holds(found.connection, "keep-alive") : !list_holds(found.connection, "close");
    if (found.expectation.empty()) return {};
    if (!equal_without_case(found.expectation, "100-continue"))
        return refuse(417, errors::expectation_failed, "The only expectation met is 100-continue.");
    // RFC 9110 §10.1.1: an HTTP/1.0 client cannot read a 100, and nobody waits where there is no body.
    head.expects_continue = !head.is_1_0 && head.framing != body_framing::none;
    return {};
}

/// The next line up to its CRLF; refuses a CR that stands alone. An LF or NUL is a control, which no part of a line may hold.
std::expected<std::string_view, gate_fault> next_line(std::string_view& rest) {
    const auto end = rest.find('\r');
    if (end == std::string_view::npos || rest.substr(end, 2) != "\r\n") return malformed("The header holds a CR that stands alone.");
    const auto line = rest.substr(0, end);
    rest.remove_prefix(end + 2);
    return line;
}

}  // namespace

std::expected<void, gate_fault> read_head(std::string_view bytes, const head_limits& limits, request_head& head) {
    head.fields.clear();
    head.verb = method::get;
    head.authority = {};
    head.framing = body_framing::none;
    head.body_bytes = 0;
    head.expects_continue = false;
    auto line = next_line(bytes);
    if (!line) return std::unexpected(line.error());
    if (auto read = read_request_line(*line, limits, head); !read) return read;
    framing_fields found;
    unsigned seen = 0;
    for (;;) {
        line = next_line(bytes);
        if (!line) return std::unexpected(line.error());
        if (line->empty()) break;
        if (head.fields.size() == limits.lines_max) return refuse(431, errors::header_too_large, "The header has too many lines.");
        if (auto read = read_field(*line, head); !read) return read;
        if (auto noted = note(head.fields.back().first, head.fields.back().second, found, seen); !noted) return noted;
    }
    if (!bytes.empty()) return malformed("There are bytes after the header.");
    if (auto host = check_host(found, limits, head); !host) return host;
    head.host = found.host;
    if (auto framing = read_framing(found, head); !framing) return framing;
    return read_connection(found, head);
}

bool is_host(std::string_view text) {
    std::string_view name;
    if (text.starts_with('[')) {
        const auto end = text.find(']');
        if (end == std::string_view::npos) return false;
        name = text.substr(1, end - 1);
        if (!std::ranges::all_of(name, [](char letter) { return is_hex(letter) || letter == ':' || letter == '.'; })) return false;
        text.remove_prefix(end + 1);
    } else {
        name = text.substr(0, text.find(':'));
        if (!host_bytes.hold_all(name)) return false;
        text.remove_prefix(name.size());
    }
    return !name.empty() && (text.empty() || (text.starts_with(':') && is_port(text.substr(1))));
}

bool is_harmless_chunk_extension(std::string_view extension, std::size_t bytes_max) {
    return extension.size() <= bytes_max && !holds_control(extension);
}

}  // namespace chuanpin::http
