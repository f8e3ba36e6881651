#include <catch.hpp>

#include "platform/http/page.hpp"

using namespace chuanpin;

namespace {

base::result<http::page_request> read(std::vector<std::pair<std::string, std::string>> query) {
    http::request request;
    request.query = std::move(query);
    return http::read_page(request, {"county"});
}

}  // namespace

TEST_CASE("a page has 20 things unless between 1 and 100 are asked for", "[http][page]") {
    CHECK(read({})->limit == 20);
    CHECK(read({{"limit", "1"}})->limit == 1);
    CHECK(read({{"limit", "100"}, {"county", "513221"}})->limit == 100);
    for (const auto* limit : {"0", "101", "", "-1", "+5", "5.0", "0x10", "99999999999999999999", " 5"}) {
        CAPTURE(limit);
        const auto page = read({{"limit", limit}});
        REQUIRE_FALSE(page);
        CHECK(page.error().code == "invalid-parameters");
        CHECK(page.error().fields.at(0).pointer == "?limit");
        CHECK(page.error().fields.at(0).code == "out-of-range");
    }
}

TEST_CASE("a cursor gives back its key, whatever bytes it has", "[http][page]") {
    for (const auto& key : {std::string("ord_01J"), std::string("\0\xff\n", 3), std::string(200, 'k')}) {
        const auto page = read({{"cursor", http::make_cursor(key)}});
        REQUIRE(page);
        CHECK(page->after == key);
    }
}

TEST_CASE("a mangled cursor is refused", "[http][page]") {
    const auto cursor = http::make_cursor("ord_01J");
    for (std::size_t i = 0; i < cursor.size(); ++i) {
        auto mangled = cursor;
        mangled[i] = mangled[i] == 'x' ? 'y' : 'x';
        CAPTURE(mangled);
        REQUIRE_FALSE(read({{"cursor", mangled}}));
    }
    for (const auto& broken : {std::string(), std::string("AAAA"), cursor + "A", cursor.substr(1), std::string(2000, 'A')}) {
        const auto page = read({{"cursor", broken}});
        REQUIRE_FALSE(page);
        CHECK(page.error().fields.at(0).pointer == "?cursor");
    }
}

TEST_CASE("unknown and repeated parameters are refused, all at once", "[http][page]") {
    const auto page = read({{"lmit", "5"}, {"county", "1"}, {"county", "2"}, {"limit", "0"}});
    REQUIRE_FALSE(page);
    REQUIRE(page.error().fields.size() == 3);
    CHECK(page.error().fields[0].pointer == "?lmit");
    CHECK(page.error().fields[0].code == "unknown-parameter");
    CHECK(page.error().fields[1].pointer == "?county");
    CHECK(page.error().fields[1].code == "duplicate-parameter");
    CHECK(page.error().fields[2].pointer == "?limit");
}

TEST_CASE("a route without parameters takes none", "[http][page]") {
    http::request request;
    CHECK(http::only_query(request, {}));
    request.query = {{"x", ""}};
    const auto read = http::only_query(request, {"y"});
    REQUIRE_FALSE(read);
    CHECK(read.error().fields.at(0).pointer == "?x");
}
