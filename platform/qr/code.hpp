// QR codes (ISO/IEC 18004), by libqrencode. Pure, any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace chuanpin::qr {

inline constexpr std::size_t text_bytes_max = 500;

/// Dark and light modules without the quiet zone.
struct code {
    std::size_t width = 0;
    std::vector<bool> dark{};  ///< row by row, width · width
};
/// Correction level M: 15 % of it may be lost. Throws std::logic_error for a text that is empty or beyond `text_bytes_max`.
[[nodiscard]] code encode(std::string_view text);

/// The code with its quiet zone of four modules as an SVG document (image/svg+xml).
[[nodiscard]] std::string to_svg(const code& what);

}  // namespace chuanpin::qr
