#include "platform/base/ids.hpp"

#include <cstdint>
#include <cstring>
#include <span>
#include <stdexcept>

namespace chuanpin::base {

namespace {

constexpr std::size_t text_length = 26;
constexpr std::size_t time_bytes = 6;
constexpr int bits_per_character = 5;
constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::uint8_t not_in_alphabet = 0xff;

constexpr auto make_values() {
    std::array<std::uint8_t, 256> values{};
    values.fill(not_in_alphabet);
    for (std::size_t i = 0; i < alphabet.size(); ++i) {
        const char upper = alphabet[i];
        values[static_cast<unsigned char>(upper)] = static_cast<std::uint8_t>(i);
        if (upper >= 'A') values[static_cast<unsigned char>(upper - 'A' + 'a')] = static_cast<std::uint8_t>(i);
    }
    return values;
}
constexpr auto values_of_characters = make_values();

__extension__ using uint128 = unsigned __int128;

}  // namespace

ulid ulid::from_binary(std::string_view binary) {
    ulid id;
    if (binary.size() != id.bytes.size()) throw std::logic_error("an id from the database is not 16 bytes long");
    std::memcpy(id.bytes.data(), binary.data(), id.bytes.size());
    return id;
}

ulid make_ulid(instant at, random_source& random) {
    auto milliseconds = std::chrono::floor<std::chrono::milliseconds>(at).time_since_epoch().count();
    if (milliseconds < 0 || milliseconds >> (8 * time_bytes) != 0) throw std::out_of_range("an id cannot hold this moment");
    ulid id;
    for (std::size_t i = time_bytes; i-- > 0; milliseconds >>= 8) id.bytes[i] = static_cast<std::byte>(milliseconds & 0xff);
    random.fill(std::span(id.bytes).subspan(time_bytes));
    return id;
}

std::string to_text(const ulid& id) {
    uint128 value = 0;
    for (const std::byte each : id.bytes) value = value << 8 | std::to_integer<unsigned>(each);
    std::string text(text_length, '0');
    for (std::size_t i = text_length; i-- > 0; value >>= bits_per_character) text[i] = alphabet[static_cast<std::size_t>(value & 31)];
    return text;
}

std::optional<ulid> parse_ulid(std::string_view text) {
    // 26 characters hold 130 bits: the first may only use three.
    if (text.size() != text_length || text.front() < '0' || text.front() > '7') return std::nullopt;
    uint128 value = 0;
    for (const char each : text) {
        const auto digit = values_of_characters[static_cast<unsigned char>(each)];
        if (digit == not_in_alphabet) return std::nullopt;
        value = value << bits_per_character | digit;
    }
    ulid id;
    for (std::size_t i = id.bytes.size(); i-- > 0; value >>= 8) id.bytes[i] = static_cast<std::byte>(value & 0xff);
    return id;
}

}  // namespace chuanpin::base
