#include "platform/qr/code.hpp"

#include <memory>
#include <stdexcept>

#include <fmt/format.h>
#include <qrencode.h>

namespace chuanpin::qr {
namespace {

constexpr std::size_t quiet_zone = 4;

struct free_code {
    void operator()(QRcode* what) const { QRcode_free(what); }
};

}  // namespace

code encode(std::string_view text) {
    if (text.empty() || text.size() > text_bytes_max) throw std::logic_error("a QR code of no text, or of too much");
    const std::string copy(text);
    const std::unique_ptr<QRcode, free_code> made(QRcode_encodeString8bit(copy.c_str(), 0, QR_ECLEVEL_M));
    if (!made) throw std::logic_error("the text cannot stand in a QR code");
    code what{.width = static_cast<std::size_t>(made->width)};
    what.dark.reserve(what.width * what.width);
    for (std::size_t i = 0; i < what.width * what.width; ++i) what.dark.push_back((made->data[i] & 1) != 0);
    return what;
}

std::string to_svg(const code& what) {
    const auto side = what.width + 2 * quiet_zone;
    auto svg = fmt::format(
        R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {0}" width="{1}" height="{1}" shape-rendering="crispEdges">)"
        R"(<rect width="{0}" height="{0}" fill="#fff"/><path fill="#000" d=")",
        side, side * 8);
    for (std::size_t row = 0; row < what.width; ++row) {
        for (std::size_t column = 0; column < what.width; ++column) {
            if (what.dark[row * what.width + column]) svg += fmt::format("M{} {}h1v1h-1z", column + quiet_zone, row + quiet_zone);
        }
    }
    return svg + R"("/></svg>)";
}

}  // namespace chuanpin::qr
