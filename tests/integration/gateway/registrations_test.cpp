// From a registration to a first sign-in, over HTTP.
#include <catch.hpp>

#include "tests/integration/gateway/gateway_fixture.hpp"

using namespace chuanpin;
using namespace std::chrono_literals;
using tests::member;

namespace {

constexpr auto password = "a-password-for-tests";
constexpr auto card = "11010519491231002X";

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

/// The operator, and the governments of two counties.
struct province : tests::gateway_fixture {
    explicit province(tests::gateway_options options = {}) : gateway_fixture(std::move(options)) {
        import_accounts();
        as_operator();
        for (const auto* county : {"513423", "510824"}) {
            const auto made =
                post("/v1/organisations",
                     R"({"name":"县人民政府)" + std::string(county) + R"(","kind":"county_government","county_code":")" + county +
                         R"(","account":{"login":"county-)" + county + R"(","display_name":"县","password":"a-password-for-tests"}})");
            REQUIRE(made.status == 201);
            sign_in(std::string("county-") + county, password);
            REQUIRE(post("/v1/accounts", R"({"login":"reviewer-)" + std::string(county) +
                                             R"(","display_name":"审核员","password":"a-password-for-tests","roles":["reviewer"]})")
                        .status == 201);
            as_operator();
        }
        sign_out_locally();
    }
    void as_operator() { sign_in("operator", "demo-operator-2026"); }
    void as_county(const std::string& county) { sign_in("reviewer-" + county, password); }
    http::response submit(const std::string& kind, const std::string& identity, const std::string& login = "new-one") {
        sign_out_locally();
        clock.advance(1ms);
        return post("/v1/registrations", R"({"name":"某)" + login + R"(","kind":")" + kind + R"(","county_code":"513423",)" + identity +
                                             R"("account":{"login":")" + login + R"(","display_name":"王","password":")" + password +
                                             R"("}})");
    }
    http::response act(const std::string& id, const std::string& what, const std::string& body = {}) {
        return post("/v1/registrations/" + id + "/" + what, body);
    }
};

const std::string with_code = R"("credit_code":"91350100M000100Y43",)";
const std::string with_card = R"("identity_card":")" + std::string(card) + R"(",)";

}  // namespace

TEST_CASE("a supplier is recommended by its county, activated by the operator, and signs in only then", "[gateway][registrations]") {
    province at;
    const auto handed_in = at.submit("cooperative", with_code);
    REQUIRE(handed_in.status == 201);
    const auto id = member(handed_in.body, "id");
    CHECK(contains(handed_in.body, R"("state":"submitted")"));
    CHECK_FALSE(contains(handed_in.body, "new-one"));
    CHECK(at.sign_in("new-one", password).body == at.sign_in("nobody", password).body);
    at.as_operator();
    CHECK(contains(at.act(id, "activation").body, "registration-state"));
    CHECK(at.act(id, "recommendation").status == 403);
    at.as_county("510824");
    CHECK(at.act(id, "recommendation").status == 404);
    CHECK_FALSE(contains(at.get("/v1/registrations").body, id));
    at.as_county("513423");
    CHECK(contains(at.get("/v1/registrations?state=submitted").body, id));
    CHECK(contains(at.act(id, "recommendation").body, R"("state":"recommended")"));
    CHECK(contains(at.act(id, "recommendation").body, "registration-state"));
    CHECK(at.act(id, "activation").status == 403);
    at.as_operator();
    const auto activated = at.act(id, "activation");
    REQUIRE(activated.status == 200);
    CHECK(contains(at.act(id, "activation").body, "registration-state"));
    CHECK(contains(at.sign_in("new-one", password).body, R"("roles":["administrator"])"));
    CHECK(at.organisation_id == member(activated.body, "organisation_id"));
    CHECK(at.number("SELECT COUNT(*) FROM registration WHERE password_hash IS NULL") == 1);
    CHECK(at.number("SELECT COUNT(*) FROM journal WHERE type LIKE 'registration.%'") == 3);
}

TEST_CASE("the same key hands the same registration in once, whoever sends it", "[gateway][registrations]") {
    province at;
    const std::string body = R"({"name":"某校","kind":"school","county_code":"513423",)" + with_code +
                             R"("account":{"login":"new-school","display_name":"王","password":"a-password-for-tests"}})";
    const auto send = [&](const std::string& content) {
        return at.send(http::method::post, "/v1/registrations", content, {{"Idempotency-Key", "registration-0001"}});
    };
    const auto first = send(body);
    REQUIRE(first.status == 201);
    CHECK(send(body).body == first.body);
    auto other = body;
    other.replace(other.find("a-password"), 1, "b");
    CHECK(contains(send(other).body, "idempotency-key-reused"));
    CHECK(at.send(http::method::post, "/v1/registrations", body).status == 400);
    CHECK(at.number("SELECT COUNT(*) FROM registration") == 1);
}

TEST_CASE("a refused registration says why, keeps no secret, and can be handed in again", "[gateway][registrations]") {
    province at;
    const auto id = member(at.submit("natural_person", with_card).body, "id");
    at.as_operator();
    CHECK(at.act(id, "refusal", "{}").status == 400);
    CHECK(contains(at.act(id, "refusal", R"({"reason":"材料不全"})").body, R"("state":"refused")"));
    at.sign_out_locally();
    const auto shown = at.get("/v1/registrations/" + id);
    CHECK(shown.status == 200);
    CHECK(contains(shown.body, "材料不全"));
    CHECK_FALSE(contains(shown.body, "new-one"));
    CHECK(at.get("/v1/registrations/reg_00000000000000000000000001").status == 404);
    CHECK(at.number("SELECT COUNT(*) FROM registration WHERE identity_card_sealed IS NULL AND identity_card_hash IS NULL"
                    " AND password_hash IS NULL") == 1);
    CHECK(at.submit("natural_person", with_card).status == 201);
}

TEST_CASE("a natural person's card is nowhere in the clear, and is registered once", "[gateway][registrations]") {
    province at;
    const auto first = member(at.submit("natural_person", with_card).body, "id");
    const auto second = member(at.submit("natural_person", with_card, "other-one").body, "id");
    at.as_county("513423");
    const auto listed = at.get("/v1/registrations");
    CHECK(contains(listed.body, "110*************2X"));
    CHECK_FALSE(contains(listed.body, card));
    for (const auto& id : {first, second}) CHECK(at.act(id, "recommendation").status == 200);
    at.as_operator();
    CHECK(at.act(first, "activation").status == 200);
    CHECK(contains(at.act(second, "activation").body, "identity-card-taken"));
    CHECK(at.number("SELECT COUNT(*) FROM organisation WHERE kind = 'natural_person'") == 1);
    CHECK(contains(at.sign_in("new-one", password).body, R"("roles":["administrator","approver","auditor","clerk","finance"])"));
    CHECK(at.number("SELECT COUNT(*) FROM registration WHERE LOCATE('" + std::string(card) +
                    "', CONCAT_WS(' ', identity_card_masked,"
                    " HEX(identity_card_sealed), identity_card_sealed)) > 0") == 0);
    CHECK(at.number("SELECT COUNT(*) FROM journal WHERE data LIKE '%" + std::string(card) + "%'") == 0);
    CHECK(at.number("SELECT COUNT(*) FROM receipt WHERE body LIKE '%" + std::string(card) + "%'") == 0);
}

TEST_CASE("a buyer comes straight to the operator, and a name or login that is taken is refused", "[gateway][registrations]") {
    province at;
    const auto handed_in = at.submit("hospital", with_code);
    REQUIRE(handed_in.status == 201);
    const auto id = member(handed_in.body, "id");
    const auto rival = member(at.submit("hospital", with_code, "rival").body, "id");
    at.as_county("513423");
    CHECK(contains(at.act(id, "recommendation").body, "registration-state"));
    at.as_operator();
    CHECK(at.act(id, "activation").status == 200);
    CHECK(contains(at.act(rival, "activation").body, "credit-code-taken"));
    CHECK(contains(at.submit("hospital", with_code).body, "organisation-name-taken"));
    CHECK(contains(at.submit("hospital", with_code, "operator").body, "login-taken"));
}

TEST_CASE("an address may try to register so often, and everybody else goes on", "[gateway][registrations]") {
    tests::gateway_options options;
    options.settings["gateway.limit_registrations"] = "2/86400";
    province at(options);
    CHECK(at.submit("hospital", with_code, "first").status == 201);
    CHECK(at.submit("hospital", with_code, "second").headers.find("RateLimit") == R"("registrations";r=0;t=43200)");
    const auto refused = at.submit("hospital", with_code, "third");
    CHECK(refused.status == 429);
    CHECK(contains(refused.body, R"("violated_policies":"registrations")"));
    CHECK(at.number("SELECT COUNT(*) FROM registration") == 2);
    CHECK(at.get("/v1/open-things").status == 200);
    at.as_operator();
    CHECK(at.get("/v1/registrations").status == 200);
}

TEST_CASE("as many registrations as may wait for a decision, one past it is refused, and a decision makes room",
          "[gateway][registrations]") {
    tests::gateway_options options;
    options.settings["gateway.open_registrations_max"] = "3";
    province at(options);
    const auto first = member(at.submit("hospital", with_code, "first").body, "id");
    CHECK(at.submit("hospital", with_code, "second").status == 201);
    CHECK(at.submit("hospital", with_code, "third").status == 201);
    const auto refused = at.submit("hospital", with_code, "fourth");
    CHECK(refused.status == 503);
    CHECK(contains(refused.body, "registrations-full"));
    CHECK(refused.headers.find("Retry-After") == "3600");
    at.as_operator();
    CHECK(at.act(first, "refusal", R"({"reason":"材料不全"})").status == 200);
    CHECK(at.submit("hospital", with_code, "fourth").status == 201);
    CHECK(at.submit("hospital", with_code, "fifth").status == 503);
}

TEST_CASE("a registration that nobody decides lapses when its time is up, and not before", "[gateway][registrations]") {
    province at;
    const auto first = member(at.submit("natural_person", with_card, "first").body, "id");
    at.clock.advance(999ms);
    const auto second = member(at.submit("hospital", with_code, "second").body, "id");
    at.clock.advance(60 * 24h - 1s);
    at.start();
    tests::run_until(at.io, [&] { return at.number("SELECT COUNT(*) FROM registration WHERE state = 'lapsed'") == 1; });
    CHECK(contains(at.get("/v1/registrations/" + first).body, R"("state":"lapsed")"));
    CHECK(contains(at.get("/v1/registrations/" + second).body, R"("state":"submitted")"));
    CHECK(at.number("SELECT COUNT(*) FROM registration WHERE identity_card_sealed IS NOT NULL") == 0);
    CHECK(at.number("SELECT COUNT(*) FROM journal WHERE type = 'registration.lapsed'") == 1);
    at.as_operator();
    CHECK(contains(at.act(first, "activation").body, "registration-state"));
    CHECK(at.act(second, "activation").status == 200);
}
