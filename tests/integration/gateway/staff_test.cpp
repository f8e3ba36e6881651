// An organisation's own accounts and their roles, over HTTP.
#include <catch.hpp>

#include "tests/integration/gateway/gateway_fixture.hpp"

using namespace chuanpin;
using namespace std::chrono_literals;
using tests::member;

namespace {

constexpr auto password = "a-password-for-tests";

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

struct school : tests::gateway_fixture {
    school() {
        import_accounts();
        sign_in_first();
    }
    void sign_in_first() { sign_in("school-canteen", "demo-school-2026"); }
    http::response create(const std::string& login, const std::string& roles) {
        return post("/v1/accounts",
                    R"({"login":")" + login + R"(","display_name":"李四","password":")" + password + R"(","roles":)" + roles + "}");
    }
    /// The new account's id.
    std::string add(const std::string& login, const std::string& roles) {
        const auto made = create(login, roles);
        REQUIRE(made.status == 201);
        return member(made.body, "id");
    }
    http::response grant(const std::string& account, const std::string& body) {
        return post("/v1/accounts/" + account + "/role-assignments", body);
    }
    http::response end(const std::string& assignment) { return post("/v1/role-assignments/" + assignment + "/end", ""); }
};

}  // namespace

TEST_CASE("an administrator makes an account, which may what its roles come down to", "[gateway][staff]") {
    school at;
    const auto made = at.create("li-si", R"(["clerk"])");
    REQUIRE(made.status == 201);
    CHECK(contains(made.body, R"("role":"clerk","unit_id":null)"));
    CHECK_FALSE(contains(made.body, "password"));
    CHECK(contains(at.create("li-si", "[]").body, "login-taken"));
    CHECK(contains(at.create("wang-wu", R"(["reviewer"])").body, "role-not-for-kind"));
    CHECK(at.number("SELECT COUNT(*) FROM account WHERE login = 'wang-wu'") == 0);
    at.sign_in("li-si", password);
    CHECK(at.post("/v1/orders", "{}").status == 200);
    CHECK(at.create("zhao-liu", "[]").status == 403);
    CHECK(at.number("SELECT COUNT(*) FROM journal WHERE type = 'role.granted' AND data LIKE '%" + member(made.body, "id") + "%'") == 1);
}

TEST_CASE("a role is granted to another person for a time, and shows within five seconds", "[gateway][staff]") {
    school at;
    const auto account = at.add("li-si", "[]");
    const auto until = base::to_rfc3339(at.clock.now() + 1h);
    const auto granted = at.grant(account, R"({"role":"clerk","valid_to":")" + until + R"("})");
    REQUIRE(granted.status == 201);
    CHECK(contains(granted.body, until));
    CHECK(contains(at.grant(account, R"({"role":"clerk"})").body, "role-held-already"));
    CHECK(contains(at.grant(account, R"({"role":"approver","valid_to":"2020-01-01T00:00:00Z"})").body, "role-period-invalid"));
    at.sign_in("li-si", password);
    CHECK(at.post("/v1/orders", "{}").status == 200);
    for (int i = 0; i < 3; ++i) {
        at.clock.advance(20min);
        at.get("/v1/sessions/current");
    }
    at.clock.advance(5s);
    CHECK(at.post("/v1/orders", "{}").status == 403);
}

TEST_CASE("nobody grants himself a role or ends his own", "[gateway][staff]") {
    school at;
    const auto current = at.get("/v1/sessions/current");
    const auto own = member(current.body, "id", current.body.find("\"account\""));
    const auto refused = at.grant(own, R"({"role":"clerk"})");
    CHECK(refused.status == 403);
    CHECK(contains(refused.body, "same-person"));
    const auto assignment =
        at.text("SELECT data FROM journal WHERE type = 'role.granted' AND data LIKE '%\"role\":\"clerk\"%' AND data LIKE '%" + own + "%'");
    CHECK(contains(at.end(member(assignment, "role_assignment_id")).body, "same-person"));
}

TEST_CASE("a role that was ended is gone within five seconds, and ends once", "[gateway][staff]") {
    school at;
    const auto made = at.create("li-si", R"(["clerk"])");
    const auto assignment = member(made.body, "id", made.body.find("role_assignments"));
    at.sign_in("li-si", password);
    CHECK(at.end(assignment).status == 404);
    at.sign_in_first();
    const auto ended = at.end(assignment);
    REQUIRE(ended.status == 200);
    CHECK_FALSE(contains(ended.body, R"("ended_at":null)"));
    CHECK(at.end(assignment).body == ended.body);
    at.sign_in("li-si", password);
    CHECK(at.post("/v1/orders", "{}").status == 403);
    CHECK(at.number("SELECT COUNT(*) FROM journal WHERE type = 'role.ended'") == 1);
}

TEST_CASE("another organisation's accounts and roles are as if they were not there", "[gateway][staff]") {
    school at;
    const auto made = at.create("li-si", R"(["clerk"])");
    const auto account = member(made.body, "id");
    const auto assignment = member(made.body, "id", made.body.find("role_assignments"));
    at.sign_in("agency-canteen", "demo-agency-2026");
    const auto foreign = at.grant(account, R"({"role":"auditor"})");
    auto nobody = at.grant("acc_00000000000000000000000001", R"({"role":"auditor"})").body;
    CHECK(foreign.status == 404);
    nobody.replace(nobody.find("acc_00000000000000000000000001"), account.size(), account);
    CHECK(foreign.body == nobody);
    CHECK(at.end(assignment).status == 404);
    CHECK(at.end("rol_00000000000000000000000001").status == 404);
    CHECK(at.end("nonsense").status == 404);
}

TEST_CASE("the first account of an organisation administers, a sole trader's does everything", "[gateway][staff]") {
    tests::gateway_fixture at;
    at.import_accounts();
    at.sign_in("operator", "demo-operator-2026");
    const auto make = [&](std::string name, std::string kind) {
        return at.post("/v1/organisations", R"({"name":")" + name + R"(","kind":")" + kind +
                                                R"(","county_code":"510824","account":{"login":"first-)" + kind +
                                                R"(","display_name":"王","password":"a-password-for-tests"}})");
    };
    REQUIRE(make("某医院", "hospital").status == 201);
    REQUIRE(make("某个体户", "sole_trader").status == 201);
    CHECK(contains(at.sign_in("first-hospital", password).body, R"("roles":["administrator"])"));
    CHECK(contains(at.sign_in("first-sole_trader", password).body, R"("roles":["administrator","approver","auditor","clerk","finance"])"));
}
