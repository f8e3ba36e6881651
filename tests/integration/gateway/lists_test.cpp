// The lists of organisations and accounts, over HTTP.
#include <catch.hpp>

#include "tests/integration/gateway/gateway_fixture.hpp"

using namespace chuanpin;
using tests::member;

namespace {

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

}  // namespace

TEST_CASE("the operator lists organisations by kind, county and state, page after page", "[gateway][lists]") {
    tests::gateway_fixture at;
    at.import_accounts();
    at.sign_in("school-canteen", "demo-school-2026");
    CHECK(at.get("/v1/organisations").status == 403);
    at.sign_in("operator", "demo-operator-2026");
    const auto schools = at.get("/v1/organisations?kind=school&county_code=510107&state=open");
    CHECK(contains(schools.body, "成都市示范小学食堂"));
    CHECK_FALSE(contains(schools.body, "合作社"));
    CHECK(at.get("/v1/organisations?state=closed").body == R"({"data":[],"next_cursor":null,"has_more":false})");
    std::size_t pages = 1;
    auto page = at.get("/v1/organisations?limit=3");
    while (contains(page.body, R"("has_more":true)")) {
        page = at.get("/v1/organisations?limit=3&cursor=" + member(page.body, "next_cursor"));
        REQUIRE(page.status == 200);
        ++pages;
    }
    CHECK(pages == 4);
    CHECK(at.get("/v1/organisations?kind=shop").status == 400);
    CHECK(at.get("/v1/organisations?county_code=51").status == 400);
    CHECK(at.get("/v1/organisations?state=asleep").status == 400);
}

TEST_CASE("administrators list the accounts of their own organisation", "[gateway][lists]") {
    tests::gateway_fixture at;
    at.import_accounts();
    at.sign_in("school-canteen", "demo-school-2026");
    REQUIRE(
        at.post("/v1/accounts", R"({"login":"li-si","display_name":"李四","password":"a-password-for-tests","roles":["clerk"]})").status ==
        201);
    const auto listed = at.get("/v1/accounts");
    CHECK(contains(listed.body, "li-si"));
    CHECK(contains(listed.body, "school-canteen"));
    CHECK_FALSE(contains(listed.body, "agency-canteen"));
    CHECK_FALSE(contains(listed.body, "argon2"));
    CHECK(contains(at.get("/v1/accounts?limit=1").body, R"("has_more":true)"));
    at.sign_in("li-si", "a-password-for-tests");
    CHECK(at.get("/v1/accounts").status == 403);
}
