#include "platform/json/parse.hpp"

#include <catch.hpp>

#include <limits>
#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace {

using namespace chuanpin;
using namespace std::string_view_literals;

/// The code of the refusal, or "" where the text is taken.
std::string fault_of(std::string_view text, const json::limits& limits = {}) {
    const auto parsed = json::parse(text, limits);
    return parsed ? "" : parsed.error().code;
}

std::string nested(std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }

std::string list_of_zeros(std::size_t count) {
    std::string text = "[";
    for (std::size_t i = 0; i < count; ++i) text += i == 0 ? "0" : ",0";
    return text + "]";
}

std::string object_of(std::size_t members) {
    std::string text = "{";
    for (std::size_t i = 0; i < members; ++i) text += fmt::format("{}\"m{}\":0", i == 0 ? "" : ",", i);
    return text + "}";
}

}  // namespace

TEST_CASE("a document comes out as it was written", "[json][parse]") {
    const auto text = R"({"empty":{},"list":[1,-2,3.5,true,false,null,"川品",[[]]],"nested":{"a":{"b":[{"c":"d"}]}}})"sv;
    const auto parsed = json::parse(text);
    REQUIRE(parsed);
    CHECK(json::dump(*parsed) == text);
    CHECK(json::parse(" \t\r\n7 \n").value() == 7);
    CHECK(json::parse("null").value().is_null());
    CHECK(json::parse(R"("\u5ddd\ud83d\ude00\n")").value() == "川😀\n");
}

TEST_CASE("text that is not JSON is refused with the byte where it breaks", "[json][parse]") {
    for (const auto wrong : {""sv, " "sv, "{"sv, "[1,]"sv, "{\"a\":1,}"sv, "{'a':1}"sv, "[1] 2"sv, "nul"sv, "01"sv, "+1"sv, ".5"sv, "1."sv,
                             "NaN"sv, "// comment\n1"sv, "\"\\x\""sv, "\"\n\""sv, "\"\\ud800\""sv, "[1"sv, "]"sv})
        CHECK(fault_of(wrong) == "json-invalid");
    CHECK(json::parse("[1,}").error().detail == "Not valid JSON at byte 4.");
    CHECK(json::parse("[1,}").error().kind == base::error_kind::invalid_input);
}

TEST_CASE("NUL bytes are refused wherever they stand", "[json][parse]") {
    CHECK(fault_of("1\0"sv) == "json-nul-byte");
    CHECK(fault_of("{}\0{}"sv) == "json-nul-byte");
    CHECK(fault_of("\"a\0b\""sv) == "json-nul-byte");
    CHECK(json::parse("[\0]"sv).error().detail == "A NUL byte stands at byte 1.");
}

TEST_CASE("a byte order mark is refused", "[json][parse]") {
    CHECK(fault_of("\xEF\xBB\xBF{}") == "json-invalid");
    CHECK(fault_of("\xEF\xBB{}") == "json-invalid");
}

TEST_CASE("bytes that are not UTF-8 are refused", "[json][parse]") {
    for (const auto wrong :
         {"\"\xff\""sv, "\"\xc0\x80\""sv, "\"\xed\xa0\x80\""sv, "\"\xcb\xc4\xb4\xa8\""sv, "\"\xf4\x90\x80\x80\""sv, "{\"\xe4\xb8\":1}"sv})
        CHECK(fault_of(wrong) == "json-invalid");
}

TEST_CASE("a member that stands twice is refused, also deep inside and also when spelt otherwise", "[json][parse]") {
    CHECK(fault_of(R"({"a":1,"a":1})") == "json-duplicate-key");
    CHECK(fault_of(R"([{"x":{"a":1,"b":2,"a":null}}])") == "json-duplicate-key");
    CHECK(fault_of(R"({"a":1,"\u0061":2})") == "json-duplicate-key");
    CHECK(fault_of(R"([{"a":1},{"a":1},{"A":1}])").empty());
}

TEST_CASE("a document is nested 32 levels deep and no deeper", "[json][parse]") {
    CHECK(fault_of(nested(32)).empty());
    CHECK(fault_of(nested(33)) == "json-too-deep");
    CHECK(fault_of(std::string(200'000, '[')) == "json-too-deep");
}

TEST_CASE("a document has 10,000 values and no more", "[json][parse]") {
    CHECK(fault_of(list_of_zeros(9'999)).empty());
    CHECK(fault_of(list_of_zeros(10'000)) == "json-too-many-values");
}

TEST_CASE("an object has 1,000 members and no more", "[json][parse]") {
    CHECK(fault_of(object_of(1'000)).empty());
    CHECK(fault_of(object_of(1'001)) == "json-too-many-values");
}

TEST_CASE("a string has 65,536 bytes and no more, a name neither", "[json][parse]") {
    const std::string longest(65'536, 'x');
    CHECK(fault_of('"' + longest + '"').empty());
    CHECK(fault_of('"' + longest + "x\"") == "json-too-large");
    CHECK(fault_of("{\"" + longest + "\":1}").empty());
    CHECK(fault_of("{\"" + longest + "x\":1}") == "json-too-large");
}

TEST_CASE("a document has as many bytes as the limit says and no more", "[json][parse]") {
    CHECK(fault_of("[1,2,3]", {.bytes_max = 7}).empty());
    CHECK(fault_of("[1,2,3]", {.bytes_max = 6}) == "json-too-large");
}

TEST_CASE("integers of 64 bits are exact and one more is refused", "[json][parse]") {
    CHECK(json::parse("18446744073709551615").value().get<std::uint64_t>() == 18'446'744'073'709'551'615U);
    CHECK(json::parse("-9223372036854775808").value().get<std::int64_t>() == std::numeric_limits<std::int64_t>::min());
    CHECK(fault_of("18446744073709551616") == "json-number-out-of-range");
    CHECK(fault_of("-9223372036854775809") == "json-number-out-of-range");
    CHECK(fault_of("[1,{\"a\":100000000000000000000000}]") == "json-number-out-of-range");
}

TEST_CASE("numbers too large for a double are refused", "[json][parse]") {
    CHECK(fault_of("1e999") == "json-number-out-of-range");
    CHECK(fault_of("[-1e999]") == "json-number-out-of-range");
    CHECK(fault_of("1e308").empty());
}

TEST_CASE("bytes that are not UTF-8 become the replacement character in what is written", "[json][dump]") {
    CHECK(json::dump(json::value("a\xff")) == "\"a\xEF\xBF\xBD\"");
    CHECK(json::dump(json::ordered_value{{"b", 1}, {"a", "\xff"}}) == "{\"b\":1,\"a\":\"\xEF\xBF\xBD\"}");
}
