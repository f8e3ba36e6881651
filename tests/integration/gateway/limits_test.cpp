#include <catch.hpp>

#include "gateway/http/limits.hpp"
#include "tests/integration/gateway/gateway_fixture.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
namespace edge = chuanpin::gateway::http;

namespace {

gateway_options with_limits(std::map<std::string, std::string> limits) {
    gateway_options options;
    options.settings.merge(limits);
    return options;
}

}  // namespace

TEST_CASE("an organisation's quota is told with every answer, and a 429 says when to come back", "[gateway][limits]") {
    gateway_fixture program(with_limits({{"gateway.limit_requests", "5/3600"}, {"gateway.limit_writes", "2/3600"}}));
    program.import_accounts();
    REQUIRE(program.sign_in("school-canteen", "demo-school-2026").status == 201);
    const auto first = program.get("/v1/orders");
    CHECK(first.status == 200);
    CHECK(first.headers.find("RateLimit-Policy") == R"("default";q=5;w=3600)");
    CHECK(first.headers.find("RateLimit") == R"("default";r=4;t=720)");
    const auto written = program.post("/v1/orders", "{}");
    CHECK(written.headers.find("RateLimit-Policy") == R"("default";q=5;w=3600, "writes";q=2;w=3600)");
    CHECK(program.post("/v1/orders", "{}").status == 200);
    const auto refused = program.post("/v1/orders", "{}");
    CHECK(refused.status == 429);
    CHECK(refused.body.find(R"("code":"quota-exceeded")") != std::string::npos);
    CHECK(refused.body.find(R"("violated_policies":"writes")") != std::string::npos);
    CHECK_FALSE(refused.headers.find("Retry-After").empty());
    CHECK(refused.headers.find("RateLimit").find(R"("default";r=2)") != std::string_view::npos);
    CHECK(program.neighbours.at("orders")->seen.size() == 3);
    SECTION("another organisation is not touched") {
        program.sign_out_locally();
        REQUIRE(program.sign_in("yanyuan-coop", "demo-yanyuan-2026").status == 201);
        CHECK(program.get("/v1/sessions/current").status == 200);
    }
}

TEST_CASE("strangers count by address, refused callers among them", "[gateway][limits]") {
    gateway_fixture program(with_limits({{"gateway.limit_addresses", "2/60"}}));
    CHECK(program.get("/v1/orders").status == 401);
    const auto last = program.get("/docs");
    CHECK(last.status == 200);
    CHECK(last.headers.find("RateLimit") == R"("public";r=0;t=30)");
    CHECK(program.get("/docs").status == 429);
    CHECK(program.get("/healthz").status == 200);
    program.clock.advance(std::chrono::seconds(30));
    CHECK(program.get("/docs").status == 200);
}

TEST_CASE("passwords can be tried only so often from one address, also while Redis is away", "[gateway][limits]") {
    redis_server redis;
    auto options = with_limits({{"gateway.limit_sign_in", "10/3600"}});
    options.redis = redis.where();
    gateway_fixture program(options);
    program.import_accounts();
    const auto attempts_until_limited = [&] {
        int attempts = 0;
        while (program.sign_in("nobody-" + std::to_string(attempts), "wrong-password").status == 401) ++attempts;
        return attempts;
    };
    CHECK(attempts_until_limited() == 10);
    CHECK(program.sign_in("school-canteen", "demo-school-2026").status == 429);
    redis.kill();
    CHECK(attempts_until_limited() == 1);
}

TEST_CASE("a policy is off, or requests per seconds within bounds", "[gateway][limits]") {
    CHECK_FALSE(edge::read_policy("s", "default", "off"));
    const auto read = edge::read_policy("s", "default", "10000000/86400");
    REQUIRE(read);
    CHECK(read->quota == 10'000'000);
    CHECK(read->window == std::chrono::seconds(86'400));
    for (const auto* text : {"", "600", "600/", "/60", "0/60", "600/0", "10000001/60", "600/86401", "600/60/1", "-1/60", "on", " 600/60"})
        CHECK_THROWS_AS(edge::read_policy("s", "default", text), std::runtime_error);
}

TEST_CASE("a service that is full turns everybody away at once, whoever they are, and it counts against nobody", "[gateway][limits]") {
    gateway_fixture program(with_limits({{"gateway.limit_requests", "3/3600"}}));
    program.import_accounts();
    REQUIRE(program.sign_in("school-canteen", "demo-school-2026").status == 201);
    auto& orders = *program.neighbours.at("orders");
    orders.full_route = "place_orders";
    for (int i = 0; i < 5; ++i) {
        const auto away = program.post("/v1/orders", "{}");
        CHECK(away.status == 503);
        CHECK(away.body.find(R"("code":"queue-full")") != std::string::npos);
        CHECK(away.headers.find("Cache-Control") == "no-store");
    }
    CHECK(orders.seen.empty());
    CHECK(program.get("/v1/orders").status == 200);
    orders.full_route.clear();
    CHECK(program.post("/v1/orders", "{}").status == 200);
    program.sign_out_locally();
    CHECK(program.post("/v1/orders", "{}").status == 401);
    orders.full_route = "place_orders";
    CHECK(program.post("/v1/orders", "{}").status == 503);
}
