// Units of an organisation and the tree of organisations, over HTTP.
#include <catch.hpp>

#include "tests/integration/gateway/gateway_fixture.hpp"

using namespace chuanpin;
using namespace std::chrono_literals;
using tests::member;

namespace {

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

struct school : tests::gateway_fixture {
    school() {
        import_accounts();
        sign_in_first();
    }
    void sign_in_first() { sign_in("school-canteen", "demo-school-2026"); }
    http::response open(const std::string& name, const std::string& superior = {}) {
        clock.advance(1ms);  // ids sort by it
        return post("/v1/units", R"({"name":")" + name + R"(","kind":"canteen","superior_id":)" +
                                     (superior.empty() ? "null" : "\"" + superior + "\"") + "}");
    }
};

}  // namespace

TEST_CASE("units are opened in a tree, listed, and closed from the leaves", "[gateway][units]") {
    school at;
    const auto first = at.open("总务处");
    REQUIRE(first.status == 201);
    const auto top = member(first.body, "id");
    auto below = top;
    for (int depth = 2; depth <= 5; ++depth) {
        const auto made = at.open("食堂" + std::to_string(depth), below);
        REQUIRE(made.status == 201);
        below = member(made.body, "id");
    }
    CHECK(contains(at.open("太深", below).body, "unit-too-deep"));
    const auto page = at.get("/v1/units?limit=2");
    CHECK(contains(page.body, "总务处"));
    CHECK(contains(page.body, R"("has_more":true)"));
    const auto rest = at.get("/v1/units?limit=4&cursor=" + member(page.body, "next_cursor"));
    CHECK(contains(rest.body, below));
    CHECK(contains(rest.body, R"("has_more":false)"));
    CHECK(contains(at.post("/v1/units/" + top + "/closure", "").body, "unit-in-use"));
    CHECK(at.post("/v1/units/" + below + "/closure", "").status == 200);
    CHECK(at.post("/v1/units/" + below + "/closure", "").status == 404);
    CHECK(at.open("关闭之下", below).status == 404);
    CHECK(at.number("SELECT COUNT(*) FROM unit") == 5);
    CHECK(at.number("SELECT COUNT(*) FROM journal WHERE type IN ('unit.opened', 'unit.closed')") == 6);
}

TEST_CASE("who works for a unit has its roles there, until it closes", "[gateway][units]") {
    school at;
    const auto unit = member(at.open("一食堂").body, "id");
    REQUIRE(at.post("/v1/accounts",
                    R"({"login":"li-si","display_name":"李四","password":"a-password-for-tests","roles":["clerk"],"unit_id":")" + unit +
                        R"("})")
                .status == 201);
    CHECK(contains(at.sign_in("li-si", "a-password-for-tests").body, R"("unit_id":")" + unit));
    CHECK(at.post("/v1/orders", "{}").status == 200);
    CHECK(at.neighbours.find("orders")->second->seen.back().context.who->unit == base::parse_id<base::unit_id>(unit));
    CHECK(at.open("二食堂").status == 403);
    at.sign_in_first();
    const auto elsewhere =
        at.post("/v1/accounts", R"({"login":"wang-wu","display_name":"王五","password":"a-password-for-tests","roles":[]})");
    const auto account = member(elsewhere.body, "id");
    const auto grant = [&](std::string body) { return at.post("/v1/accounts/" + account + "/role-assignments", body); };
    CHECK(grant(R"({"role":"clerk","unit_id":")" + unit + R"("})").status == 201);
    CHECK(contains(grant(R"({"role":"approver"})").body, "role-scope-differs"));
    CHECK(at.post("/v1/units/" + unit + "/closure", "").status == 200);
    CHECK(contains(grant(R"({"role":"clerk","unit_id":")" + unit + R"("})").body, "unit-not-found"));
    at.sign_in("li-si", "a-password-for-tests");
    CHECK(at.post("/v1/orders", "{}").status == 403);
}

TEST_CASE("another organisation's units are as if they were not there", "[gateway][units]") {
    school at;
    const auto unit = member(at.open("一食堂").body, "id");
    at.sign_in("agency-canteen", "demo-agency-2026");
    CHECK_FALSE(contains(at.get("/v1/units").body, unit));
    CHECK(at.post("/v1/units/" + unit + "/closure", "").status == 404);
    const auto foreign = at.open("之下", unit);
    auto nobody = at.open("之下", "unt_00000000000000000000000001").body;
    CHECK(foreign.status == 404);
    nobody.replace(nobody.find("unt_00000000000000000000000001"), unit.size(), unit);
    CHECK(foreign.body == nobody);
}

TEST_CASE("the operator says which organisation stands above another", "[gateway][units]") {
    school at;
    const auto school_id = at.organisation_id;
    at.sign_in("finance", "demo-finance-2026");
    const auto bureau = at.organisation_id;
    const auto move = [&](const std::string& moved, const std::string& superior) {
        return at.post("/v1/organisations/" + moved + "/superior", R"({"superior_id":)" + superior + "}");
    };
    CHECK(move(school_id, "\"" + bureau + "\"").status == 403);
    at.sign_in("operator", "demo-operator-2026");
    const auto moved = move(school_id, "\"" + bureau + "\"");
    CHECK(moved.status == 200);
    CHECK(contains(moved.body, R"("superior_id":")" + bureau));
    CHECK(contains(move(bureau, "\"" + school_id + "\"").body, "organisation-tree-cycle"));
    CHECK(move(bureau, R"("org_00000000000000000000000001")").status == 404);
    CHECK(contains(at.get("/v1/organisations/" + school_id).body, R"("superior_id":")" + bureau));
    CHECK(contains(at.text("SELECT data FROM journal WHERE type = 'organisation.superior_changed'"), bureau));
    CHECK(contains(move(school_id, "null").body, R"("superior_id":null)"));
}
