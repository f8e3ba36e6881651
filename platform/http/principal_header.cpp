#include "platform/http/principal_header.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "platform/base/encoding.hpp"
#include "platform/base/whole_number.hpp"
#include "platform/crypto/hash.hpp"
#include "platform/http/errors.hpp"
#include "platform/http/text.hpp"

namespace chuanpin::http {

namespace {

constexpr std::string_view version = "v2";
/// Long enough for clocks that differ by some seconds and for a request that waits; short enough to be worth nothing later.
constexpr std::chrono::seconds lifetime{60};
constexpr std::size_t header_bytes_max = std::size_t{8} * 1024;
constexpr std::size_t request_id_bytes_max = 64;

void put(std::string& payload, std::string_view field) { fmt::format_to(std::back_inserter(payload), "{}:{}", field.size(), field); }

/// Takes one "length:bytes" off `rest`.
std::optional<std::string_view> take(std::string_view& rest) {
    const auto digits = take_until(rest, ':');
    std::size_t length = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), length);
    if (!all_digits(digits) || read.ec != std::errc() || length > rest.size()) return std::nullopt;
    const auto field = rest.substr(0, length);
    rest.remove_prefix(length);
    return field;
}

std::string encode(const base::principal& who, base::instant expires) {
    std::string payload;
    put(payload, std::to_string(expires.time_since_epoch().count()));
    put(payload, who.account.as_binary());
    put(payload, who.organisation.as_binary());
    put(payload, who.organisation_kind);
    put(payload, who.display_name);
    put(payload, who.unit ? who.unit->as_binary() : std::string_view());
    put(payload, std::to_string(who.roles.size()));
    for (const auto& role : who.roles) put(payload, role);
    for (const auto& permission : who.permissions) put(payload, permission);
    return payload;
}

/// The unit, the number of roles, the roles, then the permissions up to the end. False where it is malformed.
bool take_scope(std::string_view& payload, base::principal& who) {
    const auto unit = take(payload);
    const auto counted = take(payload);
    const auto roles = counted ? base::parse_whole_number(*counted) : std::nullopt;
    if (!unit || !roles || *roles < 0 || (!unit->empty() && unit->size() != 16)) return false;
    if (!unit->empty()) who.unit = base::unit_id::from_binary(*unit);
    for (std::int64_t i = 0; i < *roles || !payload.empty(); ++i) {
        const auto name = take(payload);
        if (!name) return false;
        (i < *roles ? who.roles : who.permissions).emplace_back(*name);
    }
    return true;
}

struct decoded {
    base::principal who;
    base::instant expires;
};

std::optional<decoded> decode(std::string_view payload) {
    const auto expires = take(payload);
    const auto account = take(payload);
    const auto organisation = take(payload);
    const auto kind = take(payload);
    const auto name = take(payload);
    if (!expires || !account || !organisation || !kind || !name || account->size() != 16 || organisation->size() != 16) return std::nullopt;
    const auto microseconds = base::parse_whole_number(*expires);
    if (!microseconds) return std::nullopt;
    decoded result{base::principal{base::account_id::from_binary(*account), base::organisation_id::from_binary(*organisation),
                                   std::string(*kind), std::string(*name)},
                   base::instant(std::chrono::microseconds(*microseconds))};
    if (!take_scope(payload, result.who)) return std::nullopt;
    return result;
}

std::string mac_of(std::string_view key, std::string_view payload, std::string_view audience, const request& request,
                   std::string_view request_id) {
    const auto covered = crypto::sha256_of_parts({version, payload, audience, name_of(request.verb), request.target, request_id});
    return std::string(crypto::as_text(crypto::hmac_sha256(key, crypto::as_text(covered))));
}

bool is_request_id(std::string_view text) {
    return !text.empty() && text.size() <= request_id_bytes_max && std::ranges::all_of(text, [](char letter) {
        return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter == '-' ||
               letter == '_';
    });
}

void read_deadline(request& request) {
    const auto text = request.headers.find(deadline_header);
    std::int64_t left_ms = 0;
    if (!all_digits(text) || std::from_chars(text.data(), text.data() + text.size(), left_ms).ec != std::errc()) return;
    constexpr std::int64_t day_ms = 86'400'000;
    const auto told = std::chrono::steady_clock::now() + std::chrono::milliseconds(std::min(left_ms, day_ms));
    auto& deadline = request.context.deadline;
    if (deadline == base::deadline{} || told < deadline) deadline = told;
}

base::result<decoded> verify(const request& request, std::string_view header, const principal_keys& keys, std::string_view audience,
                             base::instant now) {
    if (header.size() > header_bytes_max || take_until(header, '.') != version)
        return errors::principal_invalid("The principal is of an unknown form.");
    const auto payload = base::from_base64url(take_until(header, '.'));
    const auto mac = base::from_base64url(header);
    if (!payload || !mac) return errors::principal_invalid("The principal is malformed.");
    const auto made_with = [&](const std::string& key) {
        return !key.empty() && crypto::equal_in_constant_time(*mac, mac_of(key, *payload, audience, request, request.context.request_id));
    };
    if (!made_with(keys.current) && !made_with(keys.previous))
        return errors::principal_invalid("The principal was not stamped for this request.");
    auto content = decode(*payload);
    if (!content) return errors::principal_invalid("The principal is malformed.");
    if (now >= content->expires || content->expires - now > 2 * lifetime) return errors::principal_invalid("The principal has expired.");
    return *std::move(content);
}

}  // namespace

void stamp(request& request, const principal_keys& keys, std::string_view audience, base::instant now) {
    for (const auto name : {principal_header, deadline_header, request_id_header}) request.headers.remove(name);
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(request.context.deadline - std::chrono::steady_clock::now());
    request.headers.add(std::string(deadline_header), std::to_string(std::max<std::int64_t>(left.count(), 0)));
    request.headers.add(std::string(request_id_header), request.context.request_id);
    if (!request.context.who) return;
    const auto payload = encode(*request.context.who, now + lifetime);
    const auto mac = mac_of(keys.current, payload, audience, request, request.context.request_id);
    request.headers.add(std::string(principal_header),
                        fmt::format("{}.{}.{}", version, base::to_base64url(payload), base::to_base64url(mac)));
}

base::result<void> read_stamp(request& request, const principal_keys& keys, std::string_view audience, base::instant now) {
    request.context.who.reset();
    if (const auto id = request.headers.find(request_id_header); is_request_id(id)) request.context.request_id = id;
    read_deadline(request);
    const bool once = request.headers.count(principal_header) <= 1;
    const std::string header(request.headers.find(principal_header));
    const bool present = request.headers.count(principal_header) > 0;
    for (const auto name : {principal_header, deadline_header, request_id_header}) request.headers.remove(name);
    if (!once) return errors::principal_invalid("The principal came twice.");
    if (!present) return {};
    auto content = verify(request, header, keys, audience, now);
    if (!content) return base::refusal(std::move(content.error()));
    request.context.who = std::move(content->who);
    return {};
}

}  // namespace chuanpin::http
