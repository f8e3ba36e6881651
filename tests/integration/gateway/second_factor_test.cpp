#include <catch.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <nlohmann/json.hpp>

#include "gateway/app/check_one_time_code.hpp"
#include "gateway/domain/identity/one_time_password.hpp"
#include "platform/base/encoding.hpp"
#include "tests/integration/gateway/gateway_fixture.hpp"

using namespace chuanpin;
using namespace std::chrono_literals;
using http::method;

namespace {

constexpr auto school = "school-canteen";
constexpr auto school_password = "demo-school-2026";
constexpr auto factor_path = "/v1/accounts/current/one-time-password";

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

std::string from_base32(std::string_view text) {
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string bytes;
    unsigned held = 0;
    int bits = 0;
    for (const char letter : text) {
        held = held << 5 | static_cast<unsigned>(letters.find(letter));
        bits += 5;
        if (bits >= 8) bytes += static_cast<char>(held >> (bits -= 8) & 0xffU);
    }
    return bytes;
}

/// An authenticator of the school's canteen.
struct authenticator {
    tests::gateway_fixture& at;
    std::string secret;
    std::vector<std::string> recovery_codes;

    [[nodiscard]] std::string code(int steps = 0) const {
        return gateway::app::one_time_code(secret, gateway::domain::step_of(at.clock.now()) + steps);
    }
};

std::string enrol(tests::gateway_fixture& at, const std::string& password = school_password) {
    const auto answer = at.send(method::put, factor_path, R"({"password":")" + password + "\"}");
    REQUIRE(answer.status == 200);
    return from_base32(nlohmann::json::parse(answer.body).at("secret").get<std::string>());
}

http::response confirm(tests::gateway_fixture& at, const std::string& code) {
    return at.send(method::put, std::string(factor_path) + "/confirmation", R"({"one_time_code":")" + code + "\"}");
}

http::response remove(tests::gateway_fixture& at, const std::string& password, const std::string& code) {
    return at.send(method::put, std::string(factor_path) + "/removal",
                   R"({"password":")" + password + R"(","one_time_code":")" + code + "\"}");
}

/// The school signs in and switches its second factor on; a minute later no code of before counts.
authenticator switched_on(tests::gateway_fixture& at) {
    REQUIRE(at.sign_in(school, school_password).status == 201);
    authenticator device{at, enrol(at), {}};
    const auto answer = confirm(at, device.code());
    REQUIRE(answer.status == 200);
    at.adopt(answer);
    device.recovery_codes = nlohmann::json::parse(answer.body).at("recovery_codes").get<std::vector<std::string>>();
    at.clock.advance(1min);
    return device;
}

std::string credentials(const std::string& code) {
    return R"({"login":"school-canteen","password":"demo-school-2026","one_time_code":")" + code + "\"}";
}

http::response sign_in_with(tests::gateway_fixture& at, const std::string& code) {
    at.sign_out_locally();
    return at.send(method::post, "/v1/sessions", credentials(code));
}

base::task<void> race_one(tests::gateway_fixture& at, std::string code, int& ended, int& signed_in) {
    http::request request;
    request.verb = method::post;
    request.target = "/v1/sessions";
    REQUIRE(http::parse_target(request));
    request.headers.add("Content-Type", "application/json");
    request.body = credentials(code);
    request.context = tests::a_context(at.clock.now(), 30s);
    const auto answer = co_await at.gateway->entrance().respond(std::move(request));
    CHECK((answer.status == 201 || answer.status == 401));
    signed_in += answer.status == 201 ? 1 : 0;
    ++ended;
}

int race(tests::gateway_fixture& at, const std::string& code) {
    int ended = 0;
    int signed_in = 0;
    for (int i = 0; i < 8; ++i) boost::asio::co_spawn(at.io, race_one(at, code, ended, signed_in), boost::asio::detached);
    tests::run_until(at.io, [&] { return ended == 8; }, 60s);
    return signed_in;
}

}  // namespace

TEST_CASE("a second factor is enrolled with the password, switched on by a right code, and asked for from then on", "[gateway][factors]") {
    tests::gateway_fixture at;
    at.import_accounts();
    at.sign_in(school, school_password);
    const auto before = at.session();
    CHECK(contains(confirm(at, "123456").body, "one-time-password-missing"));
    CHECK(contains(at.send(method::put, factor_path, R"({"password":"not the password"})").body, "old-password-wrong"));
    enrol(at);
    const authenticator device{at, enrol(at), {}};
    CHECK(at.sign_in(school, school_password).status == 201);  // not before it is confirmed
    at.use(before);
    CHECK(contains(confirm(at, device.code(2)).body, "one-time-code-wrong"));
    const auto confirmed = confirm(at, device.code());
    REQUIRE(confirmed.status == 200);
    CHECK(at.get("/v1/sessions/current").status == 401);
    at.adopt(confirmed);
    CHECK(at.get("/v1/sessions/current").status == 200);
    CHECK(contains(at.send(method::put, factor_path, R"({"password":"demo-school-2026"})").body, "one-time-password-enrolled"));

    at.clock.advance(30s);
    at.sign_out_locally();
    const auto asked = at.sign_in(school, school_password);
    CHECK(asked.status == 401);
    CHECK(contains(asked.body, "one-time-code-required"));
    CHECK(asked.headers.find("Set-Cookie").empty());
    CHECK(sign_in_with(at, device.code()).status == 201);
    CHECK(at.sign_in("agency-canteen", "demo-agency-2026").status == 201);  // others are not asked
    CHECK(at.number("SELECT COUNT(*) FROM journal WHERE type = 'account.second_factor_added'") == 1);
    CHECK(at.number("SELECT COUNT(*) FROM one_time_password WHERE LOCATE(x'" + base::to_hex(device.secret) + "', sealed_secret) > 0") == 0);
}

TEST_CASE("a code counts once, of this step or the one before, and a wrong one looks like a wrong password", "[gateway][factors]") {
    tests::gateway_fixture at;
    at.import_accounts();
    const auto device = switched_on(at);
    at.sign_out_locally();
    const auto wrong_password = at.sign_in(school, "not the password");
    CHECK(sign_in_with(at, device.code(1)).body == wrong_password.body);
    CHECK(sign_in_with(at, device.code(-2)).body == wrong_password.body);
    CHECK(sign_in_with(at, device.code(-1)).status == 201);
    CHECK(sign_in_with(at, device.code(-1)).status == 401);
    CHECK(sign_in_with(at, device.code()).status == 201);
    CHECK(sign_in_with(at, device.code()).status == 401);
    CHECK(sign_in_with(at, device.code(-1)).status == 401);
}

TEST_CASE("of eight sign-ins that race with one code, one succeeds", "[gateway][factors]") {
    tests::gateway_fixture at;
    at.import_accounts();
    const auto device = switched_on(at);
    CHECK(race(at, device.code()) == 1);
    at.clock.advance(16min);  // the losers' delay is over
    CHECK(race(at, device.recovery_codes[4]) == 1);
}

TEST_CASE("each recovery code signs in once", "[gateway][factors]") {
    tests::gateway_fixture at;
    at.import_accounts();
    const auto device = switched_on(at);
    REQUIRE(device.recovery_codes.size() == 10);
    CHECK(sign_in_with(at, device.recovery_codes[7]).status == 201);
    CHECK(sign_in_with(at, device.recovery_codes[7]).status == 401);
    CHECK(sign_in_with(at, device.recovery_codes[2]).status == 201);
    CHECK(sign_in_with(at, "2-aaaaa-aaaaa").status == 401);
    CHECK(at.number("SELECT COUNT(*) FROM recovery_code WHERE used_at IS NOT NULL") == 2);
    CHECK(at.number("SELECT COUNT(*) FROM recovery_code WHERE hash LIKE '$argon2id$%m=19456,t=2,%'") == 10);
    CHECK(at.number("SELECT COUNT(*) FROM journal WHERE type = 'account.recovery_code_used'") == 2);
}

TEST_CASE("guessing codes waits from the fifth on, and ends for an hour after the twentieth", "[gateway][factors]") {
    tests::gateway_fixture at;
    at.import_accounts();
    const auto device = switched_on(at);
    for (int i = 0; i < 5; ++i) CHECK(sign_in_with(at, "9-aaaaa-aaaaa").status == 401);
    CHECK(contains(sign_in_with(at, device.code()).body, "sign-in-delayed"));
    CHECK(at.number("SELECT tries FROM one_time_password") == 5);
    at.clock.advance(16min);  // the delay is forgotten, the tries are not
    auto connection = tests::test_database::instance().open(at.settings.schema_of("gateway"));
    connection.execute("UPDATE one_time_password SET tries = 19, tries_since = ?", {at.clock.now()});
    CHECK(sign_in_with(at, "9-aaaaa-aaaaa").status == 401);
    const auto exhausted = sign_in_with(at, device.code());
    CHECK(exhausted.status == 429);
    CHECK(exhausted.headers.find("Retry-After") == "3600");
    at.clock.advance(1h);
    CHECK(sign_in_with(at, device.code()).status == 201);
}

TEST_CASE("the second factor is taken away by both together", "[gateway][factors]") {
    tests::gateway_fixture at;
    at.import_accounts();
    const auto device = switched_on(at);
    CHECK(contains(remove(at, "not the password", device.code()).body, "old-password-wrong"));
    CHECK(contains(remove(at, school_password, device.code(1)).body, "one-time-code-wrong"));
    const auto removed = remove(at, school_password, device.code());
    REQUIRE(removed.status == 200);
    CHECK(at.get("/v1/sessions/current").status == 401);
    at.adopt(removed);
    CHECK(at.get("/v1/sessions/current").status == 200);
    CHECK(contains(remove(at, school_password, device.code()).body, "one-time-password-missing"));
    at.sign_out_locally();
    CHECK(at.sign_in(school, school_password).status == 201);
    CHECK(at.number("SELECT COUNT(*) FROM recovery_code") == 0);
}
