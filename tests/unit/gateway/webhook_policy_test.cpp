#include <catch.hpp>

#include "gateway/app/webhook_secret.hpp"
#include "gateway/app/webhook_signature.hpp"
#include "gateway/domain/webhook/delivery.hpp"
#include "gateway/domain/webhook/endpoint.hpp"
#include "gateway/domain/webhook/event_filter.hpp"
#include "tests/support/seeded_random.hpp"

using namespace chuanpin;
using namespace chuanpin::gateway;
using namespace std::chrono_literals;
using domain::attempt_fault;
using domain::delivery_state;

namespace {

domain::attempt failed(int number, int status, attempt_fault fault = attempt_fault::status) {
    domain::attempt made;
    made.number = number;
    made.fault = fault;
    made.status = status;
    return made;
}
constexpr int no_jitter = 500;
constexpr domain::retry_rules plain{100};

}  // namespace

TEST_CASE("a signature is the one of Standard Webhooks' own example", "[gateway][webhook]") {
    const auto secret = app::parse_webhook_secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    REQUIRE(secret);
    CHECK(app::sign_webhook(*secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, R"({"test": 2432232314})") ==
          "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    const auto headers =
        app::webhook_headers(*secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", base::instant(1614265330'999999us), R"({"test": 2432232314})");
    REQUIRE(headers.size() == 3);
    CHECK(headers[0] == std::pair<std::string, std::string>("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek"));
    CHECK(headers[1] == std::pair<std::string, std::string>("webhook-timestamp", "1614265330"));
    CHECK(headers[2].second == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
}

TEST_CASE("secrets have 24 bytes and read back with and without their prefix", "[gateway][webhook]") {
    tests::seeded_random random;
    const auto secret = app::make_webhook_secret(random);
    CHECK(secret.size() == 24);
    const auto text = app::to_text_of_secret(secret);
    CHECK(text.starts_with("whsec_"));
    CHECK(app::parse_webhook_secret(text) == secret);
    CHECK(app::parse_webhook_secret(text.substr(6)) == secret);
    CHECK_FALSE(app::parse_webhook_secret(""));
    CHECK_FALSE(app::parse_webhook_secret("whsec_"));
    CHECK_FALSE(app::parse_webhook_secret("whsec_AAAA"));
    CHECK_FALSE(app::parse_webhook_secret(app::to_text_of_secret(std::string(23, 'x'))));
    CHECK(app::parse_webhook_secret(app::to_text_of_secret(std::string(64, 'x'))));
    CHECK_FALSE(app::parse_webhook_secret(app::to_text_of_secret(std::string(65, 'x'))));
}

TEST_CASE("event patterns are exact types, all of a noun, or everything", "[gateway][webhook]") {
    for (const auto* good : {"*", "order.placed", "order.*", "a.b.c", "a.b.*", "stock.level_changed"})
        CHECK(domain::is_event_pattern(good));
    for (const auto* bad :
         {"", "order", "order.", ".placed", "order..placed", "*.placed", "order.pl*", "Order.placed", "order placed", "order.*.x", "**"})
        CHECK_FALSE(domain::is_event_pattern(bad));
    CHECK(domain::is_event_pattern("a." + std::string(62, 'b')));
    CHECK_FALSE(domain::is_event_pattern("a." + std::string(63, 'b')));

    CHECK(domain::matches("*", "order.placed"));
    CHECK(domain::matches("order.*", "order.placed"));
    CHECK(domain::matches("order.placed", "order.placed"));
    CHECK_FALSE(domain::matches("order.*", "orders.placed"));
    CHECK_FALSE(domain::matches("order.placed", "order.placed_twice"));
    CHECK_FALSE(domain::matches_any({}, "order.placed"));
    const std::vector<std::string> two = {"offer.published", "order.*"};
    CHECK(domain::matches_any(two, "order.accepted"));
    CHECK_FALSE(domain::matches_any(two, "offer.withdrawn"));
}

TEST_CASE("the ten attempts of the standard's table span 75 hours and 35 minutes", "[gateway][webhook]") {
    std::chrono::milliseconds sum{0};
    for (int number = 1; number <= domain::delivery_attempts_max; ++number) sum += domain::pause_before_attempt(number).value();
    CHECK(sum == 75h + 35min + 5s);
    CHECK(domain::pause_before_attempt(1) == 0ms);
    CHECK(domain::pause_before_attempt(2) == 5s);
    CHECK(domain::pause_before_attempt(10) == 24h);
    CHECK_FALSE(domain::pause_before_attempt(0));
    CHECK_FALSE(domain::pause_before_attempt(11));
}

TEST_CASE("jitter moves a pause by at most a fifth, and a factor scales it", "[gateway][webhook]") {
    CHECK(domain::pause_before_attempt(3, plain, 0, {}) == 4min);
    CHECK(domain::pause_before_attempt(3, plain, 500, {}) == 5min);
    CHECK(domain::pause_before_attempt(3, plain, 1000, {}) == 6min);
    CHECK(domain::pause_before_attempt(3, plain, 5000, {}) == 6min);
    CHECK(domain::pause_before_attempt(3, {1}, no_jitter, {}) == 3s);
    CHECK(domain::pause_before_attempt(3, {0}, no_jitter, {}) == 0ms);
    CHECK_FALSE(domain::pause_before_attempt(11, plain, no_jitter, {}));
}

TEST_CASE("Retry-After lengthens a pause within its bounds and never shortens it", "[gateway][webhook]") {
    CHECK(domain::pause_before_attempt(2, plain, no_jitter, 1s) == 5s);
    CHECK(domain::pause_before_attempt(2, plain, no_jitter, 60s) == 60s);
    CHECK(domain::pause_before_attempt(2, plain, no_jitter, 2h) == 1h);
    CHECK(domain::pause_before_attempt(5, plain, no_jitter, 3h) == 3h);
    CHECK(domain::pause_before_attempt(5, plain, no_jitter, 5h) == 4h);

    CHECK(domain::parse_retry_after("120") == 120s);
    CHECK(domain::parse_retry_after("0") == 0s);
    CHECK(domain::parse_retry_after("99999999999") == std::chrono::seconds(7 * 24h));
    for (const auto* junk : {"", "-1", "1.5", "2 ", " 2", "soon", "Fri, 31 Dec 1999 23:59:59 GMT", "99999999999999999999"})
        CHECK_FALSE(domain::parse_retry_after(junk));
}

TEST_CASE("an attempt that was answered 2xx ends the delivery", "[gateway][webhook]") {
    domain::attempt made;
    made.status = 204;
    CHECK(domain::judge(made, plain, no_jitter).next == delivery_state::delivered);
}

TEST_CASE("a failed attempt is followed by the next, and the tenth exhausts the delivery", "[gateway][webhook]") {
    const auto first = domain::judge(failed(1, 500), plain, no_jitter);
    CHECK(first.next == delivery_state::pending);
    CHECK(first.pause == 5s);
    CHECK_FALSE(first.disables_endpoint);
    CHECK(domain::judge(failed(9, 302), plain, no_jitter).pause == 24h);
    CHECK(domain::judge(failed(10, 500), plain, no_jitter).next == delivery_state::exhausted);
    CHECK(domain::judge(failed(11, 500), plain, no_jitter).next == delivery_state::exhausted);
}

TEST_CASE("410 Gone disables the endpoint at once", "[gateway][webhook]") {
    const auto verdict = domain::judge(failed(1, 410), plain, no_jitter);
    CHECK(verdict.next == delivery_state::cancelled);
    CHECK(verdict.disables_endpoint);
}

TEST_CASE("a crowded or silent receiver gets at least a minute", "[gateway][webhook]") {
    for (const int status : {429, 502, 504}) CHECK(domain::judge(failed(1, status), plain, no_jitter).pause == 1min);
    CHECK(domain::judge(failed(1, 0, attempt_fault::timeout), plain, no_jitter).pause == 1min);
    CHECK(domain::judge(failed(1, 0, attempt_fault::timeout), {1}, no_jitter).pause == 600ms);
    CHECK(domain::judge(failed(1, 503), plain, no_jitter).pause == 5s);
    CHECK(domain::judge(failed(1, 0, attempt_fault::unreachable), plain, no_jitter).pause == 5s);
    CHECK(domain::judge(failed(4, 429), plain, no_jitter).pause == 2h);
}

TEST_CASE("an endpoint that fails gets one slot, one that answers four", "[gateway][webhook]") {
    CHECK(domain::slots_of(0) == 4);
    CHECK(domain::slots_of(1) == 1);
    CHECK(domain::slots_of(100) == 1);
}

TEST_CASE("states of a delivery go to their names and back", "[gateway][webhook]") {
    for (const auto state : {delivery_state::waiting, delivery_state::pending, delivery_state::sending, delivery_state::delivered,
                             delivery_state::exhausted, delivery_state::cancelled})
        CHECK(domain::parse_delivery_state(domain::name_of(state)) == state);
    CHECK_THROWS_AS(domain::parse_delivery_state("lost"), std::logic_error);
}
