#include <algorithm>
#include <limits>

#include <catch.hpp>

#include "platform/mysql/value.hpp"

using namespace chuanpin;
using namespace std::chrono_literals;

namespace {

std::string literal(const mysql::parameter& value) {
    std::string text;
    value.append_to(text);
    return text;
}

}  // namespace

TEST_CASE("numbers are digits and NULL is NULL", "[mysql]") {
    CHECK(literal(nullptr) == "NULL");
    CHECK(literal(std::optional<std::int64_t>()) == "NULL");
    CHECK(literal(std::optional<std::int64_t>(5)) == "5");
    CHECK(literal(true) == "1");
    CHECK(literal(-7) == "-7");
    CHECK(literal(std::numeric_limits<std::int64_t>::min()) == "-9223372036854775808");
    CHECK(literal(std::numeric_limits<std::uint64_t>::max()) == "18446744073709551615");
    CHECK(literal(base::fen{1234}) == "1234");
}

TEST_CASE("plain text stands between quotes as it is", "[mysql]") {
    CHECK(literal("") == "''");
    CHECK(literal("川品 fresh") == "'川品 fresh'");
    CHECK(literal(R"({"a": "b"})") == R"('{"a": "b"}')");
}

TEST_CASE("text with a quote, a backslash or a control character is written in hexadecimal", "[mysql]") {
    CHECK(literal("'") == "_utf8mb4 x'27'");
    CHECK(literal("\\") == "_utf8mb4 x'5c'");
    CHECK(literal("a\nb") == "_utf8mb4 x'610a62'");
    CHECK(literal(std::string("\0", 1)) == "_utf8mb4 x'00'");
    CHECK(literal("\x1f") == "_utf8mb4 x'1f'");
    CHECK(literal("\x7f") == "_utf8mb4 x'7f'");
    CHECK(literal(" ") == "' '");
}

TEST_CASE("a literal holds no quote but its own, whatever the content", "[mysql]") {
    for (int first = 0; first < 256; ++first) {
        for (const int second : {0, 0x27, 0x5c, 0x80, 0xe4, 0xff}) {
            const std::string content{static_cast<char>(first), static_cast<char>(second)};
            const auto text = literal(content);
            CAPTURE(first, second, text);
            CHECK(std::ranges::count(text, '\'') == 2);
            CHECK(text.back() == '\'');
            CHECK(text.find('\\') == std::string::npos);
            CHECK(std::ranges::count(literal(mysql::bytes{content}), '\'') == 2);
        }
    }
}

TEST_CASE("bytes are hexadecimal, but long plain ones are quoted", "[mysql]") {
    CHECK(literal(mysql::bytes{""}) == "x''");
    CHECK(literal(mysql::bytes{"ab"}) == "x'6162'");
    CHECK(literal(mysql::bytes{std::string(64, 'a')}).starts_with("x'"));
    CHECK(literal(mysql::bytes{std::string(65, 'a')}) == "_binary'" + std::string(65, 'a') + "'");
    CHECK(literal(mysql::bytes{std::string(65, '\'')}).starts_with("x'27"));
}

TEST_CASE("times are typed literals in UTC with six digits", "[mysql]") {
    const base::instant at = std::chrono::sys_days(std::chrono::year(2026) / 1 / 2) + 3h + 4min + 5s + 6us;
    CHECK(literal(at) == "TIMESTAMP'2026-01-02 03:04:05.000006'");
    const base::instant before_1970 = std::chrono::sys_days(std::chrono::year(1969) / 12 / 31) + 23h + 59min + 59s + 999'999us;
    CHECK(literal(before_1970) == "TIMESTAMP'1969-12-31 23:59:59.999999'");
    CHECK(literal(base::business_date(std::chrono::year(2018) / 2 / 28)) == "DATE'2018-02-28'");
}
