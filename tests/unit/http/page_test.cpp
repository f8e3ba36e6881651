#include <catch.hpp>

#include "platform/http/page.hpp"

using namespace chuanpin;

namespace {

http::request request_of(std::vector<std::pair<std::string, std::string>> query) {
    http::request request;
    request.query = std::move(query);
    return request;
}

base::result<http::page_request> read(std::vector<std::pair<std::string, std::string>> query) {
    http::request request;
    request.query = std::move(query);
    return http::read_page(request, {"county"});
}

struct with_key {
    with_key() { http::set_cursor_keys({std::string(32, 'k'), {}}); }
};

}  // namespace

TEST_CASE_METHOD(with_key, "a page has 20 things unless between 1 and 100 are asked for", "[http][page]") {
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

TEST_CASE_METHOD(with_key, "a cursor gives back its key, whatever bytes it has", "[http][page]") {
    for (const auto& key : {std::string("ord_01J"), std::string("\0\xff\n", 3), std::string(200, 'k')}) {
        const auto page = read({{"cursor", read({})->cursor_after(key)}});
        REQUIRE(page);
        CHECK(page->after == key);
    }
}

TEST_CASE_METHOD(with_key, "a mangled cursor is refused", "[http][page]") {
    const auto cursor = read({})->cursor_after("ord_01J");
    for (std::size_t i = 0; i < cursor.size(); ++i) {
        auto mangled = cursor;
        mangled[i] = mangled[i] == 'x' ? 'y' : 'x';
        CAPTURE(mangled);
        REQUIRE_FALSE(read({{"cursor", mangled}}));
    }
    for (const auto& broken : {std::string(), std::string("AAAA"), cursor + "A", cursor.substr(1), std::string(2000, 'A')}) {
        const auto page = read({{"cursor", broken}});
        REQUIRE_FALSE(page);
        CHECK(page.error().code == "cursor-invalid");
        CHECK(page.error().fields.at(0).pointer == "?cursor");
    }
}

TEST_CASE_METHOD(with_key, "a cursor is bound to its list, filters and organisation, and to nothing else", "[http][page]") {
    auto asked = request_of({{"county", "513423"}, {"limit", "5"}});
    asked.path = "/v1/things";
    asked.context.who = base::principal{};
    const auto cursor = http::read_page(asked, {"county"})->cursor_after("k");
    asked.query = {{"cursor", cursor}, {"county", "513423"}, {"limit", "100"}};
    CHECK(http::read_page(asked, {"county"}));
    SECTION("other filters") { asked.query[1].second = "510824"; }
    SECTION("no filters") { asked.query.erase(asked.query.begin() + 1); }
    SECTION("another list") { asked.path = "/v1/others"; }
    SECTION("another organisation") { asked.context.who->organisation.value.bytes[0] = std::byte{1}; }
    SECTION("nobody") { asked.context.who.reset(); }
    const auto page = http::read_page(asked, {"county"});
    REQUIRE_FALSE(page);
    CHECK(page.error().code == "cursor-invalid");
}

TEST_CASE_METHOD(with_key, "after a rotation cursors of the previous key are taken, those of the one before are not", "[http][page]") {
    const auto cursor = read({})->cursor_after("k");
    http::set_cursor_keys({std::string(32, 'n'), std::string(32, 'k')});
    CHECK(read({{"cursor", cursor}}));
    http::set_cursor_keys({std::string(32, 'm'), std::string(32, 'n')});
    CHECK_FALSE(read({{"cursor", cursor}}));
}

TEST_CASE_METHOD(with_key, "the link to the next page keeps the filters and replaces the cursor", "[http][page]") {
    auto asked = request_of({{"q", "苹 果&"}, {"cursor", "old"}, {"limit", "5"}});
    asked.path = "/v1/products";
    CHECK(http::next_link(asked, "new") == R"(</v1/products?q=%E8%8B%B9%20%E6%9E%9C%26&limit=5&cursor=new>; rel="next")");
    CHECK(http::page_response(asked, "{}", "").headers.count("Link") == 0);
    CHECK(http::page_response(asked, "{}", "new").headers.count("Link") == 1);
    asked.query.clear();
    CHECK(http::next_link(asked, "new") == R"(</v1/products?cursor=new>; rel="next")");
}

TEST_CASE_METHOD(with_key, "unknown and repeated parameters are refused, all at once", "[http][page]") {
    const auto page = read({{"lmit", "5"}, {"county", "1"}, {"county", "2"}, {"limit", "0"}});
    REQUIRE_FALSE(page);
    REQUIRE(page.error().fields.size() == 3);
    CHECK(page.error().fields[0].pointer == "?lmit");
    CHECK(page.error().fields[0].code == "unknown-parameter");
    CHECK(page.error().fields[1].pointer == "?county");
    CHECK(page.error().fields[1].code == "duplicate-parameter");
    CHECK(page.error().fields[2].pointer == "?limit");
}

TEST_CASE_METHOD(with_key, "a route without parameters takes none", "[http][page]") {
    http::request request;
    CHECK(http::only_query(request, {}));
    request.query = {{"x", ""}};
    const auto read = http::only_query(request, {"y"});
    REQUIRE_FALSE(read);
    CHECK(read.error().fields.at(0).pointer == "?x");
}
