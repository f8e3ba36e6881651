// Business contacts of organisations over HTTP: who states them, who sees how much of them, what the database and the journal hold.
#include <filesystem>
#include <fstream>

#include <catch.hpp>

#include "gateway/contact_part.hpp"
#include "gateway/retelling.hpp"
#include "platform/base/encoding.hpp"
#include "tests/integration/gateway/gateway_fixture.hpp"
#include "tests/support/temporary_directory.hpp"

using namespace chuanpin;
using namespace std::chrono_literals;
using tests::member;

namespace {

constexpr auto body = R"({"address":"凉山州盐源县太安路 1 号","name":"王小川","telephone":"08346123456"})";
const std::string old_key(40, 'o');
const std::string new_key(40, 'n');

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

struct market : tests::gateway_fixture {
    explicit market(tests::gateway_options options = {}) : gateway_fixture(std::move(options)) {
        import_accounts();
        as_cooperative();
    }
    void as_cooperative() {
        REQUIRE(sign_in("yanyuan-coop", "demo-yanyuan-2026").status == 201);
        own = organisation_id;
    }
    void as_school() { REQUIRE(sign_in("school-canteen", "demo-school-2026").status == 201); }
    void as_operator() { REQUIRE(sign_in("operator", "demo-operator-2026").status == 201); }
    [[nodiscard]] std::string path() const { return "/v1/organisations/" + own + "/contact"; }
    http::response read() { return get(path()); }
    std::string etag() { return std::string(read().headers.find("ETag")); }
    http::response state(const std::string& what, const std::string& if_match) {
        clock.advance(1ms);
        return send(http::method::put, path(), what, {{"If-Match", if_match}});
    }
    std::int64_t reads() { return number("SELECT COUNT(*) FROM journal WHERE type = 'personal_data.read'"); }

    std::string own;
};

/// What the newest event of that type says of the contact.
std::string told(market& at, const std::string& type, const std::string& member) {
    return at.text("SELECT COALESCE(JSON_VALUE(data, '$.contact." + member + "'), '') FROM journal WHERE type = '" + type +
                   "' AND JSON_EXISTS(data, '$.contact') ORDER BY id DESC LIMIT 1");
}

/// Keys of personal data for the settings, newest first.
struct key_file {
    tests::temporary_directory directory;
    std::string path = directory.file("keys");
    void write(const std::string& keys) const {
        std::ofstream(path) << keys << '\n';
        std::filesystem::permissions(path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    }
    [[nodiscard]] tests::gateway_options options() const {
        tests::gateway_options options;
        options.settings["gateway.personal_data_key_file"] = path;
        return options;
    }
};

int run(market& at, const std::string& name) {
    const auto all = gateway::definition().commands;
    const auto found = std::ranges::find(all, name, &runtime::command::name);
    REQUIRE(found != all.end());
    return found->run(*at.context, {});
}

std::vector<std::string> broken(market& at) {
    std::vector<std::string> found;
    for (const auto& each : gateway::definition().examine(*at.context, {}))
        if (!each.fault.empty()) found.push_back(each.what);
    return found;
}

}  // namespace

TEST_CASE("an administrator states the contact, whole for colleagues and supervisors, in part for others", "[gateway][contacts]") {
    market at;
    const auto none = at.read();
    CHECK(none.status == 200);
    CHECK(contains(none.body, R"("address":null,"name":null,"telephone":null,"masked":false,"stated_at":null)"));
    const auto stated = at.state(body, std::string(none.headers.find("ETag")));
    REQUIRE(stated.status == 200);
    CHECK(member(stated.body, "telephone") == "0834-6123456");
    CHECK(stated.headers.find("Cache-Control") == "no-store");
    CHECK(at.etag() == stated.headers.find("ETag"));
    const auto before = at.reads();
    CHECK(member(at.read().body, "name") == "王小川");
    at.as_school();
    const auto seen = at.read();
    CHECK(member(seen.body, "name") == "王**");
    CHECK(member(seen.body, "telephone") == "083*-***3456");
    CHECK(member(seen.body, "address") == "凉山州盐源县****");
    CHECK(contains(seen.body, R"("masked":true)"));
    at.as_operator();
    CHECK(member(at.read().body, "name") == "王小川");
    CHECK(at.reads() == before + 3);
    CHECK(at.text("SELECT aggregate_id FROM journal WHERE type = 'personal_data.read' ORDER BY id DESC LIMIT 1") == at.own);
}

TEST_CASE("a contact is changed by its own organisation alone, with the version that was seen", "[gateway][contacts]") {
    market at;
    CHECK(at.send(http::method::put, at.path(), body).status == 428);
    CHECK(at.send(http::method::delete_, at.path()).status == 428);
    const auto first = at.etag();
    REQUIRE(at.state(body, first).status == 200);
    const auto stale = at.state(body, first);
    CHECK(stale.status == 412);
    CHECK(contains(stale.body, "version-stale"));
    const auto faulty = at.state(R"({"address":"一","telephone":"1"})", "*");
    CHECK(faulty.status == 400);
    CHECK(contains(faulty.body, "/address"));
    CHECK(contains(faulty.body, "/name"));
    CHECK(contains(faulty.body, "/telephone"));
    at.as_school();  // an administrator too, but of another organisation
    CHECK(at.state(body, "*").status == 404);
    CHECK(at.get("/v1/organisations/org_00000000000000000000000001/contact").status == 404);
    at.sign_out_locally();
    CHECK(at.read().status == 401);
    at.as_cooperative();
    const auto gone = at.send(http::method::delete_, at.path(), {}, {{"If-Match", at.etag()}});
    CHECK(gone.status == 204);
    CHECK(contains(at.read().body, R"("name":null)"));
    CHECK_FALSE(contains(at.read().body, R"("stated_at":null)"));
    CHECK(at.number("SELECT COUNT(*) FROM organisation WHERE contact_sealed IS NOT NULL") == 0);
    CHECK(at.number("SELECT COUNT(*) FROM journal WHERE type = 'organisation.contact_changed'") == 2);
    CHECK(told(at, "organisation.contact_changed", "sealed").empty());
}

TEST_CASE("a contact stands nowhere in the clear, and whoever follows organisations can open what is told", "[gateway][contacts]") {
    market at;
    REQUIRE(at.state(body, "*").status == 200);
    CHECK(at.number("SELECT COUNT(*) FROM journal WHERE data LIKE '%王小川%' OR data LIKE '%6123456%' OR data LIKE '%太安路%'") == 0);
    CHECK(at.number("SELECT COUNT(*) FROM receipt WHERE body LIKE '%王小川%'") == 0);
    CHECK(at.number("SELECT COUNT(*) FROM organisation WHERE LOCATE('王小川', contact_sealed) > 0") == 0);
    const auto open = [&](const std::string& type) {
        return gateway::contact_box(at.settings).open(base::from_base64(told(at, type, "sealed")).value()).value();
    };
    CHECK(open("organisation.contact_changed") == "凉山州盐源县太安路 1 号\n王小川\n0834-6123456");
    const auto stated_at = told(at, "organisation.contact_changed", "stated_at");
    at.clock.advance(24h);
    REQUIRE(tests::run_coroutine(at.io, gateway::tell_all_organisations(*at.context)));
    CHECK(open("organisation.told_again") == "凉山州盐源县太安路 1 号\n王小川\n0834-6123456");
    CHECK(told(at, "organisation.told_again", "stated_at") == stated_at);
    CHECK(at.number("SELECT COUNT(*) FROM journal WHERE type = 'organisation.told_again' AND JSON_EXISTS(data, '$.contact')") == 1);
}

TEST_CASE("a contact comes with a registration, counts from the activation, and goes with a refusal", "[gateway][contacts]") {
    market at;
    const auto submit = [&](const std::string& login) {
        at.sign_out_locally();
        at.clock.advance(1ms);
        return member(
            at.post("/v1/registrations", R"({"name":"某)" + login +
                                             R"(","kind":"hospital","county_code":"513423",)"
                                             R"("credit_code":"91350100M000100Y43","account":{"login":")" +
                                             login + R"(","display_name":"王","password":"a-password-for-tests"},"contact":)" + body + "}")
                .body,
            "id");
    };
    const auto refused = submit("first-one");
    const auto taken = submit("second-one");
    REQUIRE_FALSE(taken.empty());
    CHECK(at.number("SELECT COUNT(*) FROM registration WHERE contact_sealed IS NOT NULL") == 2);
    at.as_operator();
    REQUIRE(at.post("/v1/registrations/" + refused + "/refusal", R"({"reason":"材料不全"})").status == 200);
    REQUIRE(at.post("/v1/registrations/" + taken + "/activation", {}).status == 200);
    CHECK(at.number("SELECT COUNT(*) FROM registration WHERE contact_sealed IS NOT NULL") == 0);
    at.own = at.text("SELECT aggregate_id FROM journal WHERE type = 'organisation.registered' ORDER BY id DESC LIMIT 1");
    CHECK(member(at.read().body, "name") == "王小川");
    CHECK_FALSE(told(at, "organisation.registered", "sealed").empty());
    const auto made =
        at.post("/v1/organisations", R"({"name":"某站","kind":"carrier","county_code":"513423","account":{"login":"a-carrier",)"
                                     R"("display_name":"站","password":"a-password-for-tests"},"contact":)" +
                                         std::string(body) + "}");
    REQUIRE(made.status == 201);
    CHECK_FALSE(contains(made.body, "王小川"));
    at.own = member(made.body, "id");
    CHECK(member(at.read().body, "telephone") == "0834-6123456");
}

TEST_CASE("the key of contacts is rotated, and doctor names what no key that is here sealed", "[gateway][contacts]") {
    const key_file keys;
    keys.write(old_key);
    market at(keys.options());
    REQUIRE(at.state(body, "*").status == 200);
    CHECK(run(at, "check personal-data") == 0);
    keys.write(new_key + "\n" + old_key);
    CHECK(run(at, "check personal-data") == 1);
    CHECK(broken(at).empty());
    CHECK(run(at, "reseal personal-data") == 0);
    CHECK(run(at, "check personal-data") == 0);
    keys.write(new_key);
    CHECK(run(at, "reseal personal-data") == 0);  // nothing is left
    CHECK(gateway::contact_box(at.settings)
              .open(at.text("SELECT contact_sealed FROM organisation WHERE contact_sealed IS NOT NULL"))
              .has_value());
    keys.write(old_key);
    CHECK(broken(at) == std::vector<std::string>{"personal data of organisation.contact_sealed: a key that is here sealed every row"});
    CHECK_THROWS_WITH(run(at, "reseal personal-data"), "organisation.contact_sealed was sealed with a key that is not here");
    keys.write("short");
    CHECK_THROWS_WITH(broken(at), Catch::Contains("gateway.personal_data_key_file"));
}
