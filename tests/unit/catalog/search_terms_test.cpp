#include <catch.hpp>

#include <algorithm>

#include "catalog/search/name_terms.hpp"
#include "catalog/search/script_reading.hpp"

using namespace chuanpin::catalog::search;

namespace {

bool has(const std::vector<std::string>& terms, const std::string& term) { return std::ranges::find(terms, term) != terms.end(); }

}  // namespace

TEST_CASE("text is made simplified, compatible and lower-case", "[catalog][search]") {
    CHECK(normalised("鹽源蘋果 ＡＢＣ１") == "盐源苹果 abc1");
    CHECK(normalised("") == "");
    CHECK(normalised("a\xff") == "a\xef\xbf\xbd");
}

TEST_CASE("runs are Han characters, or letters and digits", "[catalog][search]") {
    const auto runs = runs_of("盐源apple苹果-2", 100);
    REQUIRE(runs.size() == 4);
    CHECK(runs[0].is_han);
    CHECK(runs[1].joined() == "apple");
    CHECK(runs[2].joined() == "苹果");
    CHECK(runs[3].joined() == "2");
    CHECK(runs_of("，。!", 100).empty());
    CHECK(runs_of("苹果苹果", 3).front().letters.size() == 3);
    CHECK(runs_of("苹果苹果", 0).empty());
}

TEST_CASE("characters are read as places and products of Sichuan are called", "[catalog][search]") {
    CHECK(readings_of("果") == std::vector<std::string>{"guo"});
    CHECK(has(readings_of("长"), "chang"));
    CHECK(has(readings_of("藏"), "zang"));
    CHECK(has(readings_of("荥"), "ying"));
    CHECK(has(readings_of("犍"), "qian"));
    CHECK(readings_of("a").empty());
}

TEST_CASE("a name is found by characters, sound, spelling and initials", "[catalog][search]") {
    const auto terms = terms_of_name("盐源苹果");
    CHECK(has(terms, "C盐"));
    CHECK(has(terms, "D苹果"));
    CHECK(has(terms, "Syan yuan"));
    CHECK(has(terms, "Lpin"));
    CHECK(has(terms, "Iyypg"));
    CHECK(has(terms, "Q盐源苹果"));
    CHECK(has(terms, "Wyanyuanpingguo"));
    CHECK(has(terms, "Wyuanping"));
    CHECK(has(terms, "Mnpingg"));
    CHECK(has(terms, "Ipg"));
    CHECK(std::ranges::is_sorted(terms));
    CHECK(std::ranges::adjacent_find(terms) == terms.end());
    CHECK(terms_of_name("").empty());
}

TEST_CASE("the terms of a long name stay bounded, however its characters are read", "[catalog][search]") {
    std::string name;
    for (int i = 0; i < 1'000; ++i) name += "长藏";
    CHECK(terms_of_name(name).size() < 1'000);
    CHECK(terms_of_query(name).size() < 1'000);
}

TEST_CASE("a query without letters asks for nothing", "[catalog][search]") {
    CHECK(terms_of_query("").empty());
    CHECK(terms_of_query(" ,。%_ ").empty());
    CHECK_FALSE(terms_of_query("x").empty());
}

TEST_CASE("a run is meant as it was typed first, pinyin with spaces as one word too", "[catalog][search]") {
    const auto typed = [](std::string_view query) {
        std::vector<std::string> terms;
        for (const auto& run : needed_by_query(query)) {
            for (const auto& way : run) {
                if (way.as_typed) terms.insert(terms.end(), way.terms.begin(), way.terms.end());
            }
        }
        return terms;
    };
    CHECK(typed("盐源") == std::vector<std::string>{"D盐源"});
    CHECK(typed("盐源苹果") == std::vector<std::string>{"Q盐源苹果"});
    CHECK(typed("盐") == std::vector<std::string>{"C盐"});
    CHECK(typed("yan yuan") == std::vector<std::string>{"Wyan", "Iyan", "Wyanyuan", "Wyuan", "Iyuan", "Wyanyuan"});
    CHECK(typed("yypg苹果") == std::vector<std::string>{"Wyypg", "Iyypg", "D苹果"});
}
