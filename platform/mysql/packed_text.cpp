#include "platform/mysql/packed_text.hpp"

#include <cstdint>
#include <stdexcept>

#include <zlib.h>

namespace chuanpin::mysql {
namespace {

constexpr std::size_t length_bytes = 4;
constexpr std::size_t text_bytes_max = std::size_t{1} << 30;  // the two highest bits of the length are not its own

// A higher level costs three times as much and gains a quarter.
constexpr int level = Z_BEST_SPEED;

const Bytef* bytes_of(std::string_view text) { return reinterpret_cast<const Bytef*>(text.data()); }
Bytef* place_in(std::string& text, std::size_t at) { return reinterpret_cast<Bytef*>(text.data() + at); }

}  // namespace

std::string pack(std::string_view text) {
    if (text.size() >= text_bytes_max) throw std::logic_error("a text is too long to be packed");
    std::string packed(length_bytes + compressBound(text.size()), '\0');
    for (std::size_t i = 0; i < length_bytes; ++i) packed[i] = static_cast<char>(text.size() >> (8 * i) & 0xffU);
    uLongf written = packed.size() - length_bytes;
    if (compress2(place_in(packed, length_bytes), &written, bytes_of(text), text.size(), level) != Z_OK)
        throw std::runtime_error("a text cannot be packed");
    packed.resize(length_bytes + written);
    return packed;
}

std::string unpack(std::string_view packed) {
    if (packed.size() <= length_bytes) throw std::runtime_error("a packed text is cut off");
    std::size_t length = 0;
    for (std::size_t i = 0; i < length_bytes; ++i) length |= std::size_t{static_cast<unsigned char>(packed[i])} << (8 * i);
    if (length >= text_bytes_max) throw std::runtime_error("a packed text names no length");
    std::string text(length, '\0');
    uLongf written = length;
    const auto content = packed.substr(length_bytes);
    if (uncompress(place_in(text, 0), &written, bytes_of(content), content.size()) != Z_OK || written != length)
        throw std::runtime_error("a packed text cannot be read");
    return text;
}

}  // namespace chuanpin::mysql
