#include "platform/qr/code.hpp"

#include <stdexcept>

#include <catch.hpp>

using namespace chuanpin;

namespace {

// The finder pattern: a ring of seven by seven around a core of three by three (ISO/IEC 18004, 6.3.3).
bool is_finder(const qr::code& what, std::size_t top, std::size_t left) {
    for (std::size_t row = 0; row < 7; ++row) {
        for (std::size_t column = 0; column < 7; ++column) {
            const bool ring = row == 0 || row == 6 || column == 0 || column == 6;
            const bool core = row >= 2 && row <= 4 && column >= 2 && column <= 4;
            if (what.dark[(top + row) * what.width + left + column] != (ring || core)) return false;
        }
    }
    return true;
}

}  // namespace

TEST_CASE("a code has its three finders and none in the fourth corner, and differs with its text", "[qr]") {
    const auto what = qr::encode("https://chuanpin.example/v1/certificates/SF-2026-000123-X");
    CHECK(what.width == 33);  // version 4: 17 + 4 · 4
    REQUIRE(what.dark.size() == what.width * what.width);
    CHECK(is_finder(what, 0, 0));
    CHECK(is_finder(what, 0, what.width - 7));
    CHECK(is_finder(what, what.width - 7, 0));
    CHECK_FALSE(is_finder(what, what.width - 7, what.width - 7));
    CHECK(what.dark != qr::encode("https://chuanpin.example/v1/certificates/SF-2026-000124-8").dark);
    CHECK_THROWS_AS(qr::encode(""), std::logic_error);
    CHECK_THROWS_AS(qr::encode(std::string(qr::text_bytes_max + 1, 'x')), std::logic_error);
    CHECK(qr::encode(std::string(qr::text_bytes_max, 'x')).width > 33);
}

TEST_CASE("the picture has the quiet zone and one square for each dark module", "[qr]") {
    const qr::code dot{.width = 2, .dark = {true, false, false, true}};
    const auto svg = qr::to_svg(dot);
    CHECK(svg.starts_with(R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10")"));
    CHECK(svg.find(R"(d="M4 4h1v1h-1zM5 5h1v1h-1z")") != std::string::npos);
}
