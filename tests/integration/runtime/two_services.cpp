#include "tests/integration/runtime/two_services.hpp"

#include <iostream>

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "platform/journal/feed.hpp"
#include "platform/journal/writer.hpp"
#include "platform/mysql/faults.hpp"
#include "platform/runtime/blocking.hpp"

namespace chuanpin::tests {

namespace {

using http::audience;
using http::method;

constexpr http::route gateway_routes[] = {
    {method::get, "/healthz", "read_health", {audience::everyone, {}}, false, 0},
    {method::get, "/readyz", "read_readiness", {audience::everyone, {}}, false, 0},
    {method::get, "/ask", "ask_stock", {audience::everyone, {}}, false, 0},
    {method::get, "/slow", "answer_slowly", {audience::everyone, {}}, false, 0},
};
constexpr http::route stock_routes[] = {
    {method::get, "/internal/level", "read_level", {audience::internal, {}}, false, 0},
    journal::feed_route,
};

base::task<base::result<http::response>> say(std::string text) { co_return http::typed_response(std::move(text), "text/plain"); }

http::request question(const http::request& asked, const std::string& target) {
    http::request forwarded;
    forwarded.target = target;
    if (!http::parse_target(forwarded)) throw std::logic_error("a bad target");
    forwarded.context = asked.context;
    forwarded.context.deadline = std::chrono::steady_clock::now() + std::chrono::seconds(5);
    forwarded.context.who.emplace().organisation_kind = "system";
    return forwarded;
}

class small_service : public runtime::service {
public:
    small_service(runtime::service_context& context, std::vector<http::router::row> rows, std::string_view name)
        : router_(std::move(rows), {mysql::translate}, context.log, context.metrics, name) {}
    http::responder& entrance() override { return router_; }
    void start() override {}
    base::task<void> stop() override { co_return; }
    base::task<std::string> readiness() override { co_return std::string(); }

private:
    http::router router_;
};

class gateway final : public small_service {
public:
    explicit gateway(runtime::service_context& context) : small_service(context, rows(context), "gateway") {}

private:
    static std::vector<http::router::row> rows(runtime::service_context& context) {
        auto& stock = context.upstream("stock");
        return {{gateway_routes[0], [](http::request&) { return say("alive"); }},
                {gateway_routes[1], [&context](http::request& asked) { return read_readiness(context, asked); }},
                {gateway_routes[2], [&stock](http::request& asked) { return ask(stock, asked); }},
                {gateway_routes[3], [](http::request& asked) { return answer_slowly(asked); }}};
    }
    static base::task<base::result<http::response>> read_readiness(runtime::service_context& context, http::request&) {
        const auto missing = co_await context.readiness("gateway");
        co_return http::typed_response(missing.empty() ? "ready" : missing, "text/plain", missing.empty() ? 200 : 503);
    }
    static base::task<base::result<http::response>> ask(http::responder& stock, http::request& asked) {
        co_return co_await stock.respond(question(asked, "/internal/level"));
    }
    static base::task<base::result<http::response>> answer_slowly(http::request&) {
        std::cout << "answering slowly" << std::endl;
        boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor, std::chrono::milliseconds(300));
        co_await timer.async_wait(boost::asio::use_awaitable);
        co_return http::typed_response("at last", "text/plain");
    }
};

class stock final : public small_service {
public:
    explicit stock(runtime::service_context& context) : stock(context, make_sequencer(context)) {}
    void start() override { sequencer_->start(); }
    base::task<void> stop() override { co_await sequencer_->stop(); }

private:
    stock(runtime::service_context& context, std::unique_ptr<journal::sequencer> sequencer)
        : small_service(context,
                        {{stock_routes[0], [](http::request&) { return say("seven"); }},
                         {stock_routes[1], journal::make_feed(context.foreground, context.settings.schema_of("stock"), *sequencer)}},
                        "stock"),
          sequencer_(std::move(sequencer)) {}
    static std::unique_ptr<journal::sequencer> make_sequencer(runtime::service_context& context) {
        journal::sequencer_options options;
        options.schema = context.settings.schema_of("stock");
        options.key = context.journal_key;
        return std::make_unique<journal::sequencer>(context.executor, options, context.background, context.clock, context.log,
                                                    context.metrics);
    }

    std::unique_ptr<journal::sequencer> sequencer_;
};

base::task<int> receive(runtime::service_context& context, std::string text) {
    journal::entry what;
    what.id = base::event_id::make(context.clock.now(), context.random);
    what.type = "stock.received";
    what.aggregate_type = "stock";
    what.aggregate_id = text;
    what.data = "{}";
    base::call_context call;
    call.now = context.clock.now();
    call.request_id = "command";
    const auto done =
        co_await context.foreground.run(context.settings.schema_of("stock"), std::chrono::steady_clock::now() + std::chrono::seconds(5),
                                        [&](mysql::session& connection) { journal::write(connection, what, call); });
    if (done) std::cout << "received " << text << '\n';
    co_return done ? 0 : 1;
}

int receive_stock(runtime::service_context& context, const std::map<std::string, std::string>& options) {
    const auto note = options.find("note");
    if (note != options.end()) std::cout << "note: " << note->second << '\n';
    return runtime::run_blocking(context, receive(context, options.at("name")));
}

constexpr base::error_definition stock_errors[] = {{"stock-empty", base::error_kind::conflict, "库存不足", "There is none left"}};

}  // namespace

const std::vector<runtime::service_definition>& two_services() {
    static const std::vector<runtime::service_definition> definitions{
        {.name = "gateway",
         .routes = gateway_routes,
         .migrations = journal::migrations,
         .errors = {},
         .make = [](runtime::service_context& context) { return std::make_unique<gateway>(context); }},
        {.name = "stock",
         .routes = stock_routes,
         .migrations = journal::migrations,
         .errors = stock_errors,
         .make = [](runtime::service_context& context) { return std::make_unique<stock>(context); },
         .commands = {{"receive stock", "Puts one entry into the journal", {"name", "note?"}, receive_stock}},
         .examine =
             [](runtime::service_context&, const std::map<std::string, std::string>& options) {
                 return std::vector<runtime::finding>{{"every crate is counted", {}},
                                                      {"nobody is counting", options.contains("quiet") ? "somebody is" : ""}};
             }},
    };
    return definitions;
}

}  // namespace chuanpin::tests
