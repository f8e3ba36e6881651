#include "platform/base/encoding.hpp"

#include <catch.hpp>

#include <algorithm>
#include <utility>

namespace {
using namespace chuanpin::base;
using namespace std::string_view_literals;
}  // namespace

TEST_CASE("hexadecimal is written in lower case and read in either", "[base][encoding]") {
    CHECK(to_hex("\x00\x0f\xf0\xff"sv) == "000ff0ff");
    CHECK(from_hex("000fF0Ff") == "\x00\x0f\xf0\xff"sv);
    CHECK(from_hex("") == "");
    for (const auto* wrong : {"0", "0g", "0x", " 00", "0 "}) CHECK_FALSE(from_hex(wrong));
}

TEST_CASE("base64 follows the vectors of RFC 4648 section 10", "[base][encoding]") {
    const std::pair<std::string_view, std::string_view> vectors[] = {
        {"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"}, {"foob", "Zm9vYg=="}, {"fooba", "Zm9vYmE="}, {"foobar", "Zm9vYmFy"}};
    for (const auto& [bytes, text] : vectors) {
        CHECK(to_base64(bytes) == text);
        CHECK(from_base64(text) == bytes);
        const auto unpadded = text.substr(0, std::min(text.find('='), text.size()));
        CHECK(to_base64url(bytes) == unpadded);
        CHECK(from_base64url(unpadded) == bytes);
    }
}

TEST_CASE("base64 and base64url have their own last two characters", "[base][encoding]") {
    CHECK(to_base64("\xfb\xff") == "+/8=");
    CHECK(to_base64url("\xfb\xff") == "-_8");
    CHECK_FALSE(from_base64("-_8="));
    CHECK_FALSE(from_base64url("+/8"));
}

TEST_CASE("base64 with wrong padding, foreign characters or stray bits is refused", "[base][encoding]") {
    for (const auto* wrong : {"Zg", "Zg=", "Zg===", "=", "====", "Z===", "Zm9vYg", "Zg==Zg==", "Zm9v\n", "Zm 9v", "Zh==", "Zm9=", "Zm8==="})
        CHECK_FALSE(from_base64(wrong));
    for (const auto* wrong : {"Z", "Zg==", "Zh", "Zm9vY", "Zm9"}) CHECK_FALSE(from_base64url(wrong));
}

TEST_CASE("UTF-8 is taken in its shortest form up to U+10FFFF without surrogates", "[base][encoding]") {
    for (const auto right : {""sv, "a"sv, "\x7f"sv, "\xc2\x80"sv, "\xdf\xbf"sv, "\xe0\xa0\x80"sv, "\xed\x9f\xbf"sv, "\xee\x80\x80"sv,
                             "\xef\xbf\xbf"sv, "\xf0\x90\x80\x80"sv, "\xf4\x8f\xbf\xbf"sv, "四川扶贫 𠀀"sv, "\0"sv})
        CHECK(is_utf8(right));
    for (const auto wrong :
         {"\x80"sv, "\xbf"sv, "\xc0\x80"sv, "\xc1\xbf"sv, "\xc2"sv, "\xc2\x41"sv, "\xe0\x9f\xbf"sv, "\xed\xa0\x80"sv, "\xed\xbf\xbf"sv,
          "\xe4\xb8"sv, "\xf0\x8f\xbf\xbf"sv, "\xf4\x90\x80\x80"sv, "\xf5\x80\x80\x80"sv, "\xff"sv, "a\xfe"sv, "\xcb\xc4\xb4\xa8"sv})
        CHECK_FALSE(is_utf8(wrong));
}

TEST_CASE("length counts code points", "[base][encoding]") {
    CHECK(length_in_code_points("") == 0);
    CHECK(length_in_code_points("abc") == 3);
    CHECK(length_in_code_points("川品") == 2);
    CHECK(length_in_code_points("𠀀a") == 2);
}
