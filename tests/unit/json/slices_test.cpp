#include <catch.hpp>

#include <vector>

#include <nlohmann/json.hpp>

#include "platform/json/parse.hpp"
#include "platform/json/slices.hpp"
#include "tests/support/seeded_random.hpp"

using namespace chuanpin;

namespace {

using parts = std::vector<std::string>;

parts members(std::string_view text) {
    parts found;
    const bool whole = json::cut_members(text, [&](std::string_view name, std::string_view value) {
        found.emplace_back(name);
        found.emplace_back(value);
    });
    if (!whole) return {"refused"};
    return found;
}
parts items(std::string_view text) {
    parts found;
    const bool whole = json::cut_items(text, [&](std::string_view item) { found.emplace_back(item); });
    if (!whole) return {"refused"};
    return found;
}

/// A document of every kind of value, a few levels deep.
json::value random_value(tests::seeded_random& random, int depth) {
    std::array<std::byte, 4> drawn{};
    random.fill(drawn);
    const auto choice = std::to_integer<int>(drawn[0]) % (depth > 0 ? 8 : 6);
    const auto text = [&] {
        constexpr std::string_view alphabet = "a\"\\{}[],: \n\x01";
        std::string made = "四川";
        for (const auto byte : drawn) made += alphabet[std::to_integer<std::size_t>(byte) % alphabet.size()];
        return made;
    };
    if (choice == 0) return nullptr;
    if (choice == 1) return true;
    if (choice == 2) return -std::to_integer<int>(drawn[1]);
    if (choice == 3) return 1.5;
    if (choice < 6) return text();
    auto made = choice == 6 ? json::value::array() : json::value::object();
    for (int i = std::to_integer<int>(drawn[2]) % 4; i > 0; --i) {
        auto inner = random_value(random, depth - 1);
        if (choice == 6)
            made.push_back(std::move(inner));
        else
            made[std::string("n").append(std::to_string(i))] = std::move(inner);
    }
    return made;
}

}  // namespace

TEST_CASE("members and items come as they stand in the text", "[json]") {
    CHECK(members("{}").empty());
    CHECK(members(" { } ").empty());
    CHECK(items("[ ]").empty());
    CHECK(members(R"({"a":1, "b" : {"c":["}"]} ,"d":"x\"}"})") == parts{"a", "1", "b", R"({"c":["}"]})", "d", R"("x\"}")"});
    CHECK(items(R"([1,"]", [2,[3]],{"a":[]},null])") == parts{"1", R"("]")", "[2,[3]]", R"({"a":[]})", "null"});
}

TEST_CASE("what is no object or array is refused", "[json]") {
    for (const auto* text : {"", " ", "[]", "{", "{]", "1", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "{\"a\":1}x", "{\"a\":[1}",
                             "{\"a\":\"x}", "{\"a\":1 \"b\":2}", "{\"a\":\"\\"})
        CHECK(members(text) == parts{"refused"});
    for (const auto* text : {"", "{}", "[", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "[1]]", "[\"x]"}) CHECK(items(text) == parts{"refused"});
}

TEST_CASE("what is put where a value belongs must be one and end there", "[json]") {
    for (const auto* text : {"{}", " [1,2] ", "1", "null", R"("a}")", R"({"a":"\"}"})"}) CHECK(json::is_one_value(text));
    for (const auto* text : {"", " ", "{", "{}}", "{},{}", "1 2", R"({"a":"})", R"("a"b)", "]"}) CHECK_FALSE(json::is_one_value(text));
}

TEST_CASE("text and numbers that were cut out are read whole or not at all", "[json]") {
    CHECK(json::cut_text(R"("花椒")") == "花椒");
    CHECK(json::cut_text(R"("a\n\"\u00e9")") == "a\n\"é");
    CHECK_FALSE(json::cut_text("1"));
    CHECK_FALSE(json::cut_text("\""));
    CHECK_FALSE(json::cut_text(R"("\x")"));
    CHECK(json::cut_integer("-9007199254740991") == -9007199254740991);
    for (const auto* text : {"", "1.0", "1e3", "\"1\"", "9223372036854775808", "1 "}) CHECK_FALSE(json::cut_integer(text));
}

TEST_CASE("cutting finds what a parser finds, in any document", "[json][property]") {
    tests::seeded_random random;
    for (int i = 0; i < 300; ++i) {
        auto document = json::value::object();
        for (int member = 0; member < 4; ++member) document["m" + std::to_string(member)] = random_value(random, 4);
        const auto text = document.dump(i % 2 == 0 ? -1 : 2);
        std::size_t count = 0;
        REQUIRE(json::cut_members(text, [&](std::string_view name, std::string_view value) {
            ++count;
            CHECK(json::parse(value).value() == document.at(std::string(name)));
            if (!document.at(std::string(name)).is_array()) return;
            std::size_t at = 0;
            CHECK(json::cut_items(
                value, [&](std::string_view item) { CHECK(json::parse(item).value() == document.at(std::string(name)).at(at++)); }));
            CHECK(at == document.at(std::string(name)).size());
        }));
        CHECK(count == document.size());
    }
}
