#include "tests/integration/gateway/gateway_fixture.hpp"

#include <fstream>
#include <sstream>

#include "gateway/app/import_accounts.hpp"
#include "gateway/commands/accounts_file.hpp"
#include "gateway/store/mysql_identity_transaction.hpp"
#include "platform/http/page.hpp"
#include "platform/http/problem.hpp"
#include "tests/support/schema_copies.hpp"

namespace chuanpin::tests {

namespace {

constexpr http::route neighbour_routes[] = {
    {http::method::get, "/v1/open-things", "list_open_things", {http::audience::everyone, {}}},
    {http::method::get, "/v1/orders", "list_orders", {http::audience::signed_in, "orders:read"}},
    http::route{http::method::get, "/v1/orders/{order_id}", "read_order", {http::audience::signed_in, "orders:read"}}.giving("contact"),
    {http::method::post, "/v1/orders", "place_orders", {http::audience::signed_in, "orders:place"}},
    journal::feed_route,
};

mysql::pool_options pool_options(std::string name) {
    mysql::pool_options options;
    options.where = test_database::instance().where();
    options.workers = 4;
    options.name = std::move(name);
    return options;
}

std::string new_schema(std::string_view name, const std::vector<mysql::migration>& migrations) {
    return test_database::instance().make_schema(name, migrations);
}

std::string prefix_of(const gateway_options& options) {
    if (!options.schema_prefix.empty()) return options.schema_prefix;
    // Schemas of a case stand together under one prefix, as in a real configuration.
    static int count = 0;
    const auto prefix = "case" + std::to_string(++count) + "_";
    make_copy(test_database::instance().where(), prefix + "gateway", chuanpin::gateway::definition().migrations());
    return prefix;
}

std::string read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream content;
    content << file.rdbuf();
    return content.str();
}

}  // namespace

std::string member(const std::string& body, const std::string& name, std::size_t from) {
    const auto at = body.find("\"" + name + "\":\"", from);
    if (at == std::string::npos) return {};
    const auto begin = at + name.size() + 4;
    return body.substr(begin, body.find('"', begin) - begin);
}

neighbour::neighbour(boost::asio::any_io_executor executor, std::string name, mysql::worker_pool& pool, base::clock& clock,
                     base::random_source& random, base::logger& log, base::metrics& metrics)
    : schema_(new_schema(name, journal::migrations())),
      clock_(clock),
      random_(random),
      sequencer_(executor, {.schema = schema_, .key = {}, .interval = std::chrono::milliseconds(20)}, pool, clock, log, metrics),
      feed_(journal::make_feed(pool, schema_, sequencer_)) {}

base::task<http::response> neighbour::respond(http::request request) {
    if (request.path == "/internal/journal") {
        auto page = co_await feed_(request);
        co_return page ? *std::move(page) : http::response{.status = 500, .headers = {}, .body = {}};
    }
    seen.push_back(request);
    co_return http::json_response("{}");
}

std::optional<http::response> neighbour::turn_away(std::string_view route_name, const base::call_context& context) const {
    if (route_name != full_route) return std::nullopt;
    return http::problem_response({base::error_kind::unavailable, "queue-full", "Later."}, context);
}

void neighbour::publish(std::string type, std::string aggregate_id, std::vector<std::string> visible_to, std::string data) {
    journal::entry entry;
    entry.id = base::event_id::make(clock_.now(), random_);
    entry.type = std::move(type);
    entry.aggregate_type = aggregate_id.starts_with("shp_") ? "shipment" : "order";
    entry.aggregate_id = std::move(aggregate_id);
    entry.aggregate_version = ++version_;
    entry.visible_to = std::move(visible_to);
    entry.data = std::move(data);
    auto connection = test_database::instance().open(schema_);
    connection.execute("START TRANSACTION");
    journal::write(connection, entry, a_context(clock_.now()));
    connection.execute("COMMIT");
}

gateway_fixture::gateway_fixture(gateway_options options)
    : foreground((settings.schema_prefix = prefix_of(options), pool_options("foreground")), log, metrics),
      background(pool_options("background"), log, metrics),
      redis(io.get_executor(), options.redis, random, log, metrics),
      http_client(io.get_executor()) {
    settings.service_settings = options.settings;
    settings.service_settings.try_emplace("gateway.secure_cookies", "false");
    settings.principal_keys.current = std::string(32, 'k');
    http::set_cursor_keys(settings.principal_keys);
    for (const auto* name : {"catalog", "orders", "logistics"})
        neighbours[name] = std::make_unique<neighbour>(io.get_executor(), name, background, clock, random, log, metrics);
    definitions.push_back(chuanpin::gateway::definition());
    runtime::service_definition orders;
    orders.name = "orders";
    orders.routes = neighbour_routes;
    definitions.push_back(orders);
    context.reset(new runtime::service_context{
        io.get_executor(), settings, clock, random, log, metrics, cpu, foreground, background, redis, http_client, crypto::signing_key{},
        [this](std::string_view name) -> http::responder& { return *neighbours.find(name)->second; }});
    context->services = definitions;
    context->readiness = [](std::string_view) -> base::task<std::string> { co_return std::string(); };
    context->metrics_text = [] { return std::string("metrics"); };
    gateway = definitions.front().make(*context);
    redis.start();
    run_until(io, [&] { return redis.connected(); });
}

gateway_fixture::~gateway_fixture() {
    if (started_) run_coroutine(io, gateway->stop(), std::chrono::seconds(30));
    redis.stop();
    foreground.stop();
    background.stop();
    io.restart();
    io.poll();
    // Last: what a test gave up waiting for is destroyed with `io`, never resumed, since it would find no gateway.
    gateway.reset();
}

http::response gateway_fixture::send(http::method verb, std::string target, std::string body,
                                     std::vector<std::pair<std::string, std::string>> headers) {
    http::request request;
    request.verb = verb;
    request.target = std::move(target);
    if (!body.empty()) request.headers.add("Content-Type", "application/json");
    if (!cookie.empty()) request.headers.add("Cookie", cookie);
    if (!csrf_token.empty()) request.headers.add("X-CSRF-Token", csrf_token);
    for (auto& [name, value] : headers) request.headers.set(name, value);
    request.body = std::move(body);
    return ask(std::move(request));
}

http::response gateway_fixture::ask(http::request request) {
    if (!http::parse_target(request)) throw std::logic_error("the test's target is malformed");
    request.remote_address = request.client_address = "127.0.0.1";
    request.host = host;
    request.context = a_context(clock.now());
    return run_coroutine(io, gateway->entrance().respond(std::move(request)));
}

http::response gateway_fixture::post(std::string target, std::string body) {
    return send(http::method::post, std::move(target), std::move(body),
                {{"Idempotency-Key", "key-of-this-test-" + std::to_string(++keys_)}});
}

http::response gateway_fixture::sign_in(const std::string& login, const std::string& password) {
    auto answer = send(http::method::post, "/v1/sessions", R"({"login":")" + login + R"(","password":")" + password + "\"}");
    if (answer.status == 201) adopt(answer);
    return answer;
}

http::response gateway_fixture::change_password(const std::string& old_password, const std::string& password) {
    auto answer = send(http::method::put, "/v1/accounts/current/password",
                       R"({"old_password":")" + old_password + R"(","password":")" + password + "\"}");
    if (answer.status == 200) adopt(answer);
    return answer;
}

void gateway_fixture::adopt(const http::response& answer) {
    const auto set_cookie = std::string(answer.headers.find("Set-Cookie"));
    cookie = set_cookie.substr(0, set_cookie.find(';'));
    csrf_token = member(answer.body, "csrf_token");
    organisation_id = member(answer.body, "id", answer.body.find("\"organisation\""));
}

void gateway_fixture::sign_out_locally() {
    cookie.clear();
    csrf_token.clear();
}

void gateway_fixture::import_accounts() {
    chuanpin::gateway::store::mysql_identity_unit_of_work database(foreground, settings.schema_of("gateway"));
    chuanpin::gateway::app::import_accounts use_case(database, cpu, random, {.passes = 1, .memory_bytes = std::size_t{64} * 1024});
    auto rows = chuanpin::gateway::commands::read_accounts(read_file(std::string(CHUANPIN_SOURCE_DIR) + "/deploy/data/accounts.csv"));
    if (!rows) throw std::logic_error("deploy/data/accounts.csv cannot be read");
    const auto call = a_context(clock.now());
    const auto report = run_coroutine(io, use_case(call, *std::move(rows)));
    if (!report) throw std::logic_error(report.error().detail);
}

void gateway_fixture::start() {
    started_ = true;
    gateway->start();
}

std::int64_t gateway_fixture::number(const std::string& query) {
    auto connection = test_database::instance().open(settings.schema_of("gateway"));
    auto rows = connection.query(query);
    return rows.next() ? rows.integer(0) : -1;
}

std::string gateway_fixture::text(const std::string& query) {
    auto connection = test_database::instance().open(settings.schema_of("gateway"));
    auto rows = connection.query(query);
    return rows.next() ? rows.text(0) : std::string();
}

}  // namespace chuanpin::tests
