#include <catch.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include "tests/integration/gateway/gateway_fixture.hpp"

using namespace chuanpin;
using http::method;

namespace {

struct storm {
    int ended = 0;
    int wrong = 0;
    int refused = 0;
    std::string retry_after;  ///< of the last one that was refused
};

base::task<void> sign_in_once(tests::gateway_fixture& at, int number, storm& outcome) {
    http::request request;
    request.verb = method::post;
    request.target = "/v1/sessions";
    REQUIRE(http::parse_target(request));
    request.headers.add("Content-Type", "application/json");
    request.body = R"({"login":"guess-)" + std::to_string(number) + R"(","password":"not the password"})";
    request.context = tests::a_context(at.clock.now(), std::chrono::seconds(60));
    const auto answer = co_await at.gateway->entrance().respond(std::move(request));
    ++outcome.ended;
    if (answer.status == 401) ++outcome.wrong;
    if (answer.status == 503) {
        ++outcome.refused;
        outcome.retry_after = answer.headers.find("Retry-After");
    }
}

}  // namespace

TEST_CASE("reads are answered while two hundred people try to sign in; those who do not fit are asked to come back",
          "[gateway][sessions]") {
    constexpr int people = 200;
    tests::gateway_options options;
    options.settings["gateway.limit_sign_in"] = "off";
    tests::gateway_fixture at(options);
    at.import_accounts();
    REQUIRE(at.sign_in("school-canteen", "demo-school-2026").status == 201);
    storm outcome;
    for (int i = 0; i < people; ++i) boost::asio::co_spawn(at.io, sign_in_once(at, i, outcome), boost::asio::detached);
    tests::run_until(at.io, [&] { return outcome.refused > 0; });
    for (int i = 0; i < 20; ++i) {
        CHECK(at.get("/v1/orders").status == 200);
        CHECK(at.get("/v1/open-things").status == 200);
    }
    CHECK(outcome.ended < people);  // the storm went on meanwhile
    tests::run_until(at.io, [&] { return outcome.ended == people; }, std::chrono::seconds(120));
    CHECK(outcome.wrong + outcome.refused == people);
    CHECK(outcome.wrong >= 65);  // at least one at work, 64 waiting
    CHECK(outcome.retry_after == "1");
    CHECK(at.sign_in("school-canteen", "demo-school-2026").status == 201);
}
