// Delegating roles and closing accounts and organisations, over HTTP.
#include <catch.hpp>

#include "tests/integration/gateway/gateway_fixture.hpp"

using namespace chuanpin;
using namespace std::chrono_literals;
using tests::member;

namespace {

constexpr auto password = "a-password-for-tests";

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

/// A school with an administrator, a clerk (zhang-san) and somebody who holds nothing yet (li-si).
struct school : tests::gateway_fixture {
    school() {
        import_accounts();
        sign_in_first();
        const auto made = create("zhang-san", R"(["clerk"])");
        clerk = member(made.body, "id");
        role = member(made.body, "id", made.body.find("role_assignments"));
        colleague = member(create("li-si", "[]").body, "id");
    }
    void sign_in_first() { sign_in("school-canteen", "demo-school-2026"); }
    http::response create(const std::string& login, const std::string& roles) {
        return post("/v1/accounts",
                    R"({"login":")" + login + R"(","display_name":"某","password":")" + password + R"(","roles":)" + roles + "}");
    }
    http::response lend(const std::string& source, const std::string& account, base::instant until) {
        return post("/v1/role-assignments/" + source + "/delegations",
                    R"({"account_id":")" + account + R"(","valid_to":")" + base::to_rfc3339(until) + R"("})");
    }

    std::string clerk;
    std::string role;  ///< the clerk's assignment
    std::string colleague;
};

}  // namespace

TEST_CASE("a role is lent to a colleague, who cannot lend it on, and ends when its holder says so", "[gateway][delegation]") {
    school at;
    CHECK(at.lend(at.role, at.colleague, at.clock.now() + 1h).status == 404);
    at.sign_in("zhang-san", password);
    CHECK(contains(at.lend(at.role, at.clerk, at.clock.now() + 1h).body, "same-person"));
    CHECK(contains(at.lend(at.role, at.colleague, at.clock.now() + std::chrono::days(91)).body, "delegation-period-invalid"));
    const auto lent = at.lend(at.role, at.colleague, at.clock.now() + std::chrono::days(90));
    REQUIRE(lent.status == 201);
    CHECK(contains(lent.body, R"("granted_by":")" + at.clerk + R"(","delegated_from":")" + at.role));
    CHECK(contains(at.lend(at.role, at.colleague, at.clock.now() + 1h).body, "role-held-already"));
    at.sign_in("li-si", password);
    CHECK(at.post("/v1/orders", "{}").status == 200);
    CHECK(contains(at.lend(member(lent.body, "id"), at.clerk, at.clock.now() + 1h).body, "role-not-delegable"));
    at.sign_in("zhang-san", password);
    CHECK(at.post("/v1/role-assignments/" + member(lent.body, "id") + "/end", "").status == 200);
    at.sign_in("li-si", password);
    CHECK(at.post("/v1/orders", "{}").status == 403);
    CHECK(at.number("SELECT COUNT(*) FROM journal WHERE type IN ('role.delegated', 'role.ended')") == 2);
}

TEST_CASE("what was lent ends with the role itself", "[gateway][delegation]") {
    school at;
    at.sign_in("zhang-san", password);
    REQUIRE(at.lend(at.role, at.colleague, at.clock.now() + 1h).status == 201);
    at.sign_in_first();
    CHECK(at.post("/v1/role-assignments/" + at.role + "/end", "").status == 200);
    at.sign_in("li-si", password);
    CHECK(at.post("/v1/orders", "{}").status == 403);
}

TEST_CASE("a closed account's session ends within five seconds, and its sign-in is answered like any failed one", "[gateway][closing]") {
    school at;
    at.sign_in("zhang-san", password);
    REQUIRE(at.lend(at.role, at.colleague, at.clock.now() + 1h).status == 201);
    const auto cookie = at.cookie;
    const auto token = at.csrf_token;
    at.sign_in_first();
    const auto closed = at.post("/v1/accounts/" + at.clerk + "/closure", "");
    REQUIRE(closed.status == 200);
    CHECK(contains(at.post("/v1/accounts/" + at.clerk + "/closure", "").body, "account-closed"));
    CHECK(contains(at.post("/v1/accounts/" + at.clerk + "/role-assignments", R"({"role":"clerk"})").body, "account-closed"));
    const auto refused = at.sign_in("zhang-san", password);
    CHECK(refused.status == 401);
    CHECK(refused.body == at.sign_in("nobody", password).body);
    CHECK(contains(at.create("zhang-san", "[]").body, "login-taken"));
    at.sign_in("li-si", password);
    CHECK(at.post("/v1/orders", "{}").status == 403);
    at.cookie = cookie;
    at.csrf_token = token;
    at.clock.advance(5s);
    CHECK(at.get("/v1/sessions/current").status == 401);
    CHECK(at.number("SELECT COUNT(*) FROM account WHERE login = 'zhang-san'") == 1);
}

TEST_CASE("nobody closes himself, or what belongs to others", "[gateway][closing]") {
    school at;
    const auto current = at.get("/v1/sessions/current");
    const auto own = member(current.body, "id", current.body.find("\"account\""));
    CHECK(contains(at.post("/v1/accounts/" + own + "/closure", "").body, "same-person"));
    at.sign_in("agency-canteen", "demo-agency-2026");
    CHECK(at.post("/v1/accounts/" + at.clerk + "/closure", "").status == 404);
    CHECK(at.post("/v1/organisations/" + at.organisation_id + "/closure", "").status == 403);
    at.sign_in("operator", "demo-operator-2026");
    CHECK(contains(at.post("/v1/organisations/" + at.organisation_id + "/closure", "").body, "same-person"));
}

TEST_CASE("an organisation is closed with its accounts, those below it first", "[gateway][closing]") {
    school at;
    const auto school_id = at.organisation_id;
    at.sign_in("finance", "demo-finance-2026");
    const auto bureau = at.organisation_id;
    at.sign_in("operator", "demo-operator-2026");
    const auto close = [&](const std::string& id) { return at.post("/v1/organisations/" + id + "/closure", ""); };
    REQUIRE(at.post("/v1/organisations/" + school_id + "/superior", R"({"superior_id":")" + bureau + R"("})").status == 200);
    CHECK(contains(close(bureau).body, "organisation-in-use"));
    CHECK(close(school_id).status == 200);
    CHECK(contains(close(school_id).body, "organisation-closed"));
    CHECK(contains(at.post("/v1/organisations/" + school_id + "/superior", R"({"superior_id":null})").body, "organisation-closed"));
    CHECK(close(bureau).status == 200);
    CHECK(close("org_00000000000000000000000001").status == 404);
    CHECK(at.number("SELECT COUNT(*) FROM account WHERE closed_at IS NULL") == 11 - 2);
    CHECK(at.sign_in("zhang-san", password).status == 401);
    CHECK(at.number("SELECT COUNT(*) FROM journal WHERE type IN ('account.closed', 'organisation.closed')") == 4 + 2);
}
