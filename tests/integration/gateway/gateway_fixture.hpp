// The gateway as serve runs it: its own MariaDB schema and Redis, with three services behind it that only keep journals.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include <boost/asio/io_context.hpp>

#include "gateway/service.hpp"
#include "platform/journal/feed.hpp"
#include "platform/journal/writer.hpp"
#include "platform/mysql/transactor.hpp"
#include "tests/support/call_context.hpp"
#include "tests/support/inline_cpu_pool.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/null_metrics.hpp"
#include "tests/support/recording_log.hpp"
#include "tests/support/run_coroutine.hpp"
#include "tests/support/seeded_random.hpp"
#include "tests/support/test_database.hpp"
#include "tests/support/test_redis.hpp"

namespace chuanpin::tests {

/// The text of a JSON member, for answers whose shape is known: the first of that name from `from` on.
std::string member(const std::string& body, const std::string& name, std::size_t from = 0);

/// Another service of the program: a journal with its feed, and one route that says who asked.
class neighbour final : public http::responder {
public:
    neighbour(boost::asio::any_io_executor executor, std::string name, mysql::worker_pool& pool, base::clock& clock,
              base::random_source& random, base::logger& log, base::metrics& metrics);
    base::task<http::response> respond(http::request request) override;
    std::optional<http::response> turn_away(std::string_view route_name, const base::call_context& context) const override;

    std::string full_route;  ///< has no room

    /// Writes one event; it is sealed by seal().
    void publish(std::string type, std::string aggregate_id, std::vector<std::string> visible_to, std::string data);
    base::task<base::result<std::size_t>> seal() { return sequencer_.seal_once(); }

    std::vector<http::request> seen;  ///< those that were forwarded, not those for the feed

private:
    std::string schema_;
    base::clock& clock_;
    base::random_source& random_;
    journal::sequencer sequencer_;
    http::handler feed_;
    std::int64_t version_ = 0;
};

struct gateway_options {
    std::map<std::string, std::string> settings = {{"gateway.webhook_allow_loopback", "true"},
                                                   {"gateway.webhook_retry_factor_percent", "1"}};
    redis::options redis = test_redis::instance().where();
    std::string schema_prefix;  ///< empty: a schema of its own
};

class gateway_fixture {
public:
    static constexpr std::string_view host = "market.example:8443";

    explicit gateway_fixture(gateway_options options = {});
    ~gateway_fixture();

    /// Asks the entrance; cookie and CSRF token of the last sign-in are sent unless `bare`.
    http::response send(http::method verb, std::string target, std::string body = {},
                        std::vector<std::pair<std::string, std::string>> headers = {});
    /// Asks the entrance with just this, from this machine; host and context are filled in.
    http::response ask(http::request request);
    http::response get(std::string target) { return send(http::method::get, std::move(target)); }
    http::response post(std::string target, std::string body);
    http::response sign_in(const std::string& login, const std::string& password);
    void sign_out_locally();
    /// The session that send() uses, for tests with several.
    struct signed_in {
        std::string cookie;
        std::string csrf_token;
    };
    [[nodiscard]] signed_in session() const { return {cookie, csrf_token}; }
    void use(const signed_in& session) {
        cookie = session.cookie;
        csrf_token = session.csrf_token;
    }
    /// The session that an answer carries is used from then on.
    void adopt(const http::response& answer);
    /// PUT /v1/accounts/current/password; the new session is used from then on.
    http::response change_password(const std::string& old_password, const std::string& password);

    /// The demo accounts of deploy/data/accounts.csv, hashed cheaply.
    void import_accounts();
    void start();  ///< jobs and consumers

    std::int64_t number(const std::string& query);
    std::string text(const std::string& query);

    boost::asio::io_context io;
    manual_clock clock;
    seeded_random random;
    recording_log log;
    null_metrics metrics;
    inline_cpu_pool cpu;
    runtime::configuration settings;
    mysql::worker_pool foreground;
    mysql::worker_pool background;
    redis::client redis;
    http::client http_client;
    std::map<std::string, std::unique_ptr<neighbour>, std::less<>> neighbours;
    std::vector<runtime::service_definition> definitions;
    std::unique_ptr<runtime::service_context> context;
    std::unique_ptr<runtime::service> gateway;
    std::string cookie;
    std::string csrf_token;
    std::string organisation_id;

private:
    bool started_ = false;
    std::uint64_t keys_ = 0;
};

}  // namespace chuanpin::tests
