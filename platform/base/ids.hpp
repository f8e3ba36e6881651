// Identifiers: ULIDs (github.com/ulid/spec), 16 bytes inside, "prefix_" + 26 Crockford base-32 characters on the wire.
//
// The first 48 bits are milliseconds since 1970, so ids sort by creation; the rest is random.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "platform/base/random.hpp"
#include "platform/base/time.hpp"

namespace chuanpin::base {

/// 128 bits. Default is all zero, which no generator hands out.
struct ulid {
    std::array<std::byte, 16> bytes{};
    auto operator<=>(const ulid&) const = default;

    /// The 16 bytes as the database's BINARY(16) takes and gives them.
    [[nodiscard]] std::string_view as_binary() const { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }
    /// Takes a BINARY(16) value; throws std::logic_error where it is not 16 bytes (a bug or a broken schema).
    static ulid from_binary(std::string_view binary);
};

/// A new id for this moment.
[[nodiscard]] ulid make_ulid(instant at, random_source& random);
/// 26 upper-case Crockford characters.
[[nodiscard]] std::string to_text(const ulid& id);
/// Reads 26 characters, either case; nullopt for others, also where the value would pass 128 bits.
[[nodiscard]] std::optional<ulid> parse_ulid(std::string_view text);

/// An id of one kind of thing. `Tag` has `static constexpr std::string_view prefix` without the underscore, e.g. "ord".
template <class Tag>
struct typed_id {
    ulid value{};
    auto operator<=>(const typed_id&) const = default;

    static constexpr std::string_view prefix() { return Tag::prefix; }
    static typed_id make(instant at, random_source& random) { return {make_ulid(at, random)}; }
    static typed_id from_binary(std::string_view binary) { return {ulid::from_binary(binary)}; }
    [[nodiscard]] std::string_view as_binary() const { return value.as_binary(); }
};

/// "ord_01J…".
template <class Tag>
[[nodiscard]] std::string to_wire(const typed_id<Tag>& id) {
    std::string text(Tag::prefix);
    text += '_';
    text += to_text(id.value);
    return text;
}

/// Reads "prefix_…" of exactly this kind.
template <class Id>
[[nodiscard]] std::optional<Id> parse_id(std::string_view text) {
    constexpr std::string_view prefix = Id::prefix();
    if (text.size() != prefix.size() + 27 || !text.starts_with(prefix) || text[prefix.size()] != '_') return std::nullopt;
    const auto value = parse_ulid(text.substr(prefix.size() + 1));
    if (!value) return std::nullopt;
    return Id{*value};
}

/// Ids that several services speak of. A service's own ids stand in its domain.
struct account_tag {
    static constexpr std::string_view prefix = "acc";
};
struct organisation_tag {
    static constexpr std::string_view prefix = "org";
};
struct unit_tag {
    static constexpr std::string_view prefix = "unt";
};
struct event_tag {
    static constexpr std::string_view prefix = "evt";
};
using account_id = typed_id<account_tag>;
using organisation_id = typed_id<organisation_tag>;
using unit_id = typed_id<unit_tag>;  ///< a part of an organisation: a canteen, a village station
using event_id = typed_id<event_tag>;

}  // namespace chuanpin::base

template <class Tag>
struct std::hash<chuanpin::base::typed_id<Tag>> {
    std::size_t operator()(const chuanpin::base::typed_id<Tag>& id) const noexcept { return std::hash<std::string_view>{}(id.as_binary()); }
};
