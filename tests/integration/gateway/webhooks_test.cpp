#include <catch.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "gateway/app/webhook_secret.hpp"
#include "gateway/app/webhook_signature.hpp"
#include "platform/http/server.hpp"
#include "tests/integration/gateway/gateway_fixture.hpp"
#include "tests/support/tls_client.hpp"

using namespace chuanpin;
using namespace std::chrono_literals;
using http::method;

namespace {

/// A partner's receiver on a loopback port: answers what the test says, keeps what came.
class receiver final : public http::responder {
public:
    /// Over TLS where it has a certificate.
    explicit receiver(tests::gateway_fixture& at, http::certificate_files certificate = {})
        : secure_(!certificate.certificate.empty()),
          server_(at.io.get_executor(), {.certificate = std::move(certificate)}, *this, at.clock, at.random, at.log, at.metrics),
          io_(at.io) {
        server_.start();
    }
    ~receiver() override { tests::run_coroutine(io_, server_.stop(100ms)); }

    base::task<http::response> respond(http::request request) override {
        arrived.push_back(request);
        if (delay > 0ms) {
            boost::asio::steady_timer timer(io_, delay);
            co_await timer.async_wait(boost::asio::use_awaitable);
        }
        const auto status = next_status ? next_status(arrived.size()) : 204;
        http::response answer;
        answer.status = status;
        co_return answer;
    }
    std::string url() const { return (secure_ ? "https://localhost:" : "http://127.0.0.1:") + std::to_string(server_.port()) + "/hooks"; }
    std::vector<std::string> ids() const {
        std::vector<std::string> found;
        for (const auto& each : arrived) found.emplace_back(each.headers.find("webhook-id"));
        return found;
    }

    std::vector<http::request> arrived;
    std::function<int(std::size_t)> next_status;
    std::chrono::milliseconds delay{0};

private:
    bool secure_;
    http::server server_;
    boost::asio::io_context& io_;
};

/// Accepts every connection and resets it.
class resetting_receiver {
public:
    explicit resetting_receiver(boost::asio::io_context& io) : acceptor_(io, {boost::asio::ip::address_v4::loopback(), 0}) {
        boost::asio::co_spawn(io, accept(), boost::asio::detached);
    }
    std::string url() { return "http://127.0.0.1:" + std::to_string(acceptor_.local_endpoint().port()) + "/"; }
    int accepted = 0;

private:
    base::task<void> accept() {
        for (;;) {
            auto connection = co_await acceptor_.async_accept(boost::asio::use_awaitable);
            ++accepted;
            connection.set_option(boost::asio::socket_base::linger(true, 0));
        }
    }
    boost::asio::ip::tcp::acceptor acceptor_;
};

std::string member(const std::string& body, const std::string& name) {
    const auto begin = body.find("\"" + name + "\":\"") + name.size() + 4;
    return body.substr(begin, body.find('"', begin) - begin);
}

struct subscribed {
    std::string endpoint;
    std::string secret;
};

subscribed subscribe(tests::gateway_fixture& at, const std::string& url, const std::string& types = R"("order.*")") {
    const auto created = at.post("/v1/webhook-endpoints", R"({"url":")" + url + R"(","event_types":[)" + types + "]}");
    if (created.status != 201) throw std::runtime_error(created.body);
    return {member(created.body, "id"), member(created.body, "secret")};
}

tests::neighbour& orders(tests::gateway_fixture& at) { return *at.neighbours.find("orders")->second; }
void seal(tests::gateway_fixture& at) { REQUIRE(tests::run_coroutine(at.io, orders(at).seal())); }

/// Deliveries in this state.
std::int64_t in_state(tests::gateway_fixture& at, const std::string& state) {
    return at.number("SELECT COUNT(*) FROM webhook_delivery WHERE state = '" + state + "'");
}
void wait_for_state(tests::gateway_fixture& at, const std::string& state, std::int64_t count) {
    tests::run_until(at.io, [&] { return in_state(at, state) >= count; }, 60s);
}

/// Sets the clock to the next attempt where none is due or on its way: so no lease runs out while its attempt is being made.
void skip_to_next_attempt(tests::gateway_fixture& at) {
    auto connection = tests::test_database::instance().open(at.settings.schema_of("gateway"));
    auto rows = connection.query(
        "SELECT MIN(next_attempt_at) FROM webhook_delivery WHERE state = 'pending'"
        " AND NOT EXISTS (SELECT 1 FROM webhook_delivery AS other WHERE other.state = 'sending')");
    rows.next();
    const auto next = rows.optional_instant(0);
    if (next && *next > at.clock.now()) at.clock.set(*next);
}

struct partner_fixture : tests::gateway_fixture {
    explicit partner_fixture(tests::gateway_options options = {}) : gateway_fixture(std::move(options)) {
        import_accounts();
        sign_in("partner", "demo-partner-2026");
    }
};

}  // namespace

TEST_CASE("an event reaches its subscriber signed, once, with the event's own data", "[gateway][webhooks]") {
    partner_fixture at;
    receiver partner(at);
    const auto subscription = subscribe(at, partner.url());
    at.start();
    orders(at).publish("order.placed", "ord_1", {at.organisation_id}, R"({"order_id":"ord_1"})");
    orders(at).publish("stock.level_changed", "prd_1", {at.organisation_id}, "{}");
    orders(at).publish("order.placed", "ord_2", {"org_00000000000000000000000000"}, "{}");
    orders(at).publish("order.placed", "ord_3", {}, "{}");
    seal(at);
    wait_for_state(at, "delivered", 1);
    REQUIRE(partner.arrived.size() == 1);
    const auto& got = partner.arrived[0];
    CHECK(got.path == "/hooks");
    CHECK(got.headers.find("Content-Type") == "application/json");
    CHECK(got.body.ends_with(R"("data":{"order_id":"ord_1"}})"));
    const auto id = std::string(got.headers.find("webhook-id"));
    CHECK(member(got.body, "id") == id);
    const auto seconds = std::chrono::floor<std::chrono::seconds>(at.clock.now()).time_since_epoch().count();
    CHECK(got.headers.find("webhook-timestamp") == std::to_string(seconds));
    const auto secret = gateway::app::parse_webhook_secret(subscription.secret).value();
    CHECK(got.headers.find("webhook-signature") == gateway::app::sign_webhook(secret, id, seconds, got.body));
    CHECK(at.number("SELECT COUNT(*) FROM webhook_delivery") == 1);

    const auto listed = at.get("/v1/webhook-endpoints/" + subscription.endpoint + "/deliveries?limit=1");
    CHECK(listed.status == 200);
    CHECK(listed.body.find(R"("state":"delivered","attempts":1)") != std::string::npos);
    CHECK(listed.body.find(R"("last_status":204)") != std::string::npos);
}

TEST_CASE("events go over TLS to a receiver whose certificate is believed, and to no other", "[gateway][webhooks]") {
    const tests::test_certificate known("localhost");
    const tests::test_certificate stranger("localhost");
    tests::gateway_options options;
    options.settings.emplace("gateway.webhook_authorities_file", known.files().certificate);
    partner_fixture at(std::move(options));
    receiver partner(at, known.files());
    receiver impostor(at, stranger.files());
    subscribe(at, partner.url());
    subscribe(at, impostor.url());
    at.start();
    orders(at).publish("order.placed", "ord_1", {at.organisation_id}, R"({"order_id":"ord_1"})");
    seal(at);
    wait_for_state(at, "delivered", 1);
    tests::run_until(at.io, [&] { return at.number("SELECT COUNT(*) FROM webhook_attempt WHERE fault = 'unreachable'") >= 1; }, 60s);
    REQUIRE(partner.arrived.size() == 1);
    CHECK(partner.arrived[0].scheme == "https");
    CHECK(partner.arrived[0].body.ends_with(R"("data":{"order_id":"ord_1"}})"));
    CHECK(impostor.arrived.empty());
}

TEST_CASE("a receiver that fails twice gets the same bytes under the same id again", "[gateway][webhooks]") {
    partner_fixture at;
    receiver partner(at);
    partner.next_status = [](std::size_t count) { return count <= 2 ? 500 : 200; };
    subscribe(at, partner.url());
    at.start();
    orders(at).publish("order.placed", "ord_1", {"*"}, "{}");
    seal(at);
    tests::run_until(
        at.io,
        [&] {
            at.clock.advance(20ms);
            return in_state(at, "delivered") == 1;
        },
        60s);
    REQUIRE(partner.arrived.size() == 3);
    for (const auto& each : partner.arrived) {
        CHECK(each.body == partner.arrived[0].body);
        CHECK(each.headers.find("webhook-id") == partner.arrived[0].headers.find("webhook-id"));
    }
    CHECK(at.text("SELECT GROUP_CONCAT(status ORDER BY number) FROM webhook_attempt") == "500,500,200");
    CHECK(at.number("SELECT consecutive_failures FROM webhook_endpoint") == 0);
}

TEST_CASE("events of one aggregate arrive in order, also behind one that fails", "[gateway][webhooks]") {
    partner_fixture at;
    receiver partner(at);
    partner.next_status = [](std::size_t count) { return count == 1 ? 503 : 200; };
    subscribe(at, partner.url());
    at.start();
    for (const auto* type : {"order.placed", "order.confirmed", "order.dispatched"})
        orders(at).publish(type, "ord_1", {at.organisation_id}, "{}");
    seal(at);
    tests::run_until(
        at.io,
        [&] {
            at.clock.advance(20ms);
            return in_state(at, "delivered") == 3;
        },
        60s);
    std::vector<std::string> types;
    for (const auto& each : partner.arrived) types.push_back(member(each.body, "type"));
    CHECK(types == std::vector<std::string>{"order.placed", "order.placed", "order.confirmed", "order.dispatched"});
}

TEST_CASE("a dead endpoint does not hold back the others", "[gateway][webhooks]") {
    partner_fixture at;
    receiver partner(at);
    subscribe(at, "http://127.0.0.1:9/");
    subscribe(at, partner.url());
    at.start();
    for (int i = 0; i < 20; ++i) orders(at).publish("order.placed", "ord_" + std::to_string(i), {at.organisation_id}, "{}");
    seal(at);
    wait_for_state(at, "delivered", 20);
    CHECK(partner.arrived.size() == 20);
    CHECK(at.number("SELECT COUNT(*) FROM webhook_attempt WHERE fault = 'unreachable'") > 0);
}

TEST_CASE("a slow receiver does not hold back the others", "[gateway][webhooks]") {
    partner_fixture at;
    receiver slow(at);
    receiver quick(at);
    slow.delay = 700ms;
    subscribe(at, slow.url());
    subscribe(at, quick.url());
    at.start();
    for (int i = 0; i < 8; ++i) orders(at).publish("order.placed", "ord_" + std::to_string(i), {at.organisation_id}, "{}");
    seal(at);
    tests::run_until(at.io, [&] { return quick.arrived.size() == 8; }, 60s);
    CHECK(slow.arrived.size() <= 4);
    wait_for_state(at, "delivered", 16);
    CHECK(slow.arrived.size() == 8);
}

TEST_CASE("a receiver that resets connections is a failed attempt like any other", "[gateway][webhooks]") {
    partner_fixture at;
    resetting_receiver broken(at.io);
    subscribe(at, broken.url());
    at.start();
    orders(at).publish("order.placed", "ord_1", {at.organisation_id}, "{}");
    seal(at);
    tests::run_until(at.io, [&] { return at.number("SELECT COUNT(*) FROM webhook_attempt") >= 1; }, 60s);
    CHECK(at.text("SELECT fault FROM webhook_attempt LIMIT 1") == "broken");
    CHECK(in_state(at, "pending") == 1);
    CHECK(broken.accepted >= 1);
}

TEST_CASE("410 disables the endpoint and cancels what was waiting", "[gateway][webhooks]") {
    partner_fixture at;
    receiver partner(at);
    partner.next_status = [](std::size_t) { return 410; };
    subscribe(at, partner.url());
    at.start();
    for (int i = 0; i < 3; ++i) orders(at).publish("order.placed", "ord_1", {at.organisation_id}, "{}");
    seal(at);
    wait_for_state(at, "cancelled", 3);
    CHECK(partner.arrived.size() == 1);
    CHECK(at.get("/v1/webhook-endpoints").body.find(R"("status":"disabled","disabled_reason":"gone")") != std::string::npos);
}

TEST_CASE("the tenth failure exhausts a delivery and lets the next one go", "[gateway][webhooks]") {
    partner_fixture at;
    receiver partner(at);
    partner.next_status = [](std::size_t count) { return count <= 10 ? 500 : 200; };
    subscribe(at, partner.url());
    at.start();
    orders(at).publish("order.placed", "ord_1", {at.organisation_id}, "{}");
    orders(at).publish("order.confirmed", "ord_1", {at.organisation_id}, "{}");
    seal(at);
    tests::run_until(
        at.io,
        [&] {
            skip_to_next_attempt(at);
            return in_state(at, "delivered") == 1;
        },
        60s);
    CHECK(in_state(at, "exhausted") == 1);
    CHECK(partner.arrived.size() == 11);
    CHECK(member(partner.arrived.back().body, "type") == "order.confirmed");
}

TEST_CASE("a lease that ran out is sent again: the sender died before it could record", "[gateway][webhooks]") {
    partner_fixture at;
    receiver partner(at);
    subscribe(at, partner.url());
    at.start();
    orders(at).publish("order.placed", "ord_1", {at.organisation_id}, "{}");
    seal(at);
    wait_for_state(at, "delivered", 1);
    auto connection = tests::test_database::instance().open(at.settings.schema_of("gateway"));
    connection.execute("UPDATE webhook_delivery SET state = 'sending', lease = id, next_attempt_at = ?, finished_at = NULL",
                       {at.clock.now() + 45s});
    at.clock.advance(44s);
    tests::run_coroutine(at.io, at.redis.command({"PING"}));
    CHECK(in_state(at, "sending") == 1);
    at.clock.advance(1s);
    wait_for_state(at, "delivered", 1);
    REQUIRE(partner.arrived.size() == 2);
    CHECK(partner.ids()[0] == partner.ids()[1]);
}

TEST_CASE("two gateways share the work: nothing is lost, and order holds", "[gateway][webhooks]") {
    partner_fixture at;
    receiver partner(at);
    subscribe(at, partner.url());
    tests::gateway_options same;
    same.schema_prefix = at.settings.schema_prefix;
    auto second = at.definitions.front().make(*at.context);
    at.start();
    second->start();
    for (int round = 0; round < 5; ++round) {
        for (int i = 0; i < 10; ++i)
            orders(at).publish("order.step_" + std::to_string(round), "ord_" + std::to_string(i), {at.organisation_id}, "{}");
    }
    seal(at);
    wait_for_state(at, "delivered", 50);
    tests::run_coroutine(at.io, second->stop(), 60s);
    std::map<std::string, std::size_t> times;
    for (const auto& id : partner.ids()) ++times[id];
    CHECK(times.size() == 50);
    CHECK(partner.arrived.size() == 50);
    CHECK(at.number("SELECT COUNT(*) FROM webhook_delivery") == 50);
    CHECK(at.number(
              "SELECT COUNT(*) FROM webhook_delivery a JOIN webhook_delivery b ON a.aggregate_id = b.aggregate_id AND a.number < b.number"
              " AND a.finished_at > b.finished_at") == 0);
}

TEST_CASE("an endpoint belongs to its organisation, shows its secret once and can be removed", "[gateway][webhooks]") {
    partner_fixture at;
    const std::string body = R"({"url":"http://127.0.0.1:9/","event_types":["order.placed"]})";
    const auto first = at.send(method::post, "/v1/webhook-endpoints", body, {{"Idempotency-Key", "endpoint-of-test-1"}});
    const auto again = at.send(method::post, "/v1/webhook-endpoints", body, {{"Idempotency-Key", "endpoint-of-test-1"}});
    CHECK(first.body.find("whsec_") != std::string::npos);
    CHECK(again.body.find(R"("secret":null)") != std::string::npos);
    CHECK(member(again.body, "id") == member(first.body, "id"));
    CHECK(at.number("SELECT COUNT(*) FROM receipt WHERE body LIKE '%whsec%'") == 0);
    const auto path = "/v1/webhook-endpoints/" + member(first.body, "id");

    at.sign_in("finance", "demo-finance-2026");
    CHECK(at.send(method::delete_, path).status == 404);
    CHECK(at.get(path + "/deliveries").status == 404);
    CHECK(at.get("/v1/webhook-endpoints").body == R"({"data":[],"next_cursor":null,"has_more":false})");
    at.sign_in("partner", "demo-partner-2026");
    CHECK(at.send(method::delete_, path).status == 204);
    CHECK(at.send(method::delete_, path).status == 404);
    CHECK(at.post("/v1/webhook-endpoints", R"({"url":"https://example.com/","event_types":["*"]})").status == 201);
    CHECK(at.post("/v1/webhook-endpoints", R"({"url":"http://10.0.0.1/","event_types":["*"]})").body.find("webhook-url-refused") !=
          std::string::npos);
    CHECK(at.post("/v1/webhook-endpoints", R"({"url":"http://127.0.0.1/","event_types":["order"]})").body.find("event-type-invalid") !=
          std::string::npos);
}

TEST_CASE("an organisation has at most twenty endpoints", "[gateway][webhooks]") {
    partner_fixture at;
    for (int i = 0; i < 20; ++i) subscribe(at, "http://127.0.0.1:9/");
    const auto refused = at.post("/v1/webhook-endpoints", R"({"url":"http://127.0.0.1:9/","event_types":["*"]})");
    CHECK(refused.status == 422);
    CHECK(refused.body.find("webhook-endpoints-too-many") != std::string::npos);
}
