// Logistics with a real MariaDB, asked through its router as the gateway would, following a feed of orders that the test writes.
#pragma once

#include <string>
#include <string_view>

#include <boost/asio/io_context.hpp>

#include "logistics/service.hpp"
#include "tests/support/call_context.hpp"
#include "tests/support/inline_cpu_pool.hpp"
#include "tests/support/null_metrics.hpp"
#include "tests/support/recording_log.hpp"
#include "tests/support/run_coroutine.hpp"
#include "tests/support/seeded_random.hpp"
#include "tests/support/test_database.hpp"

namespace chuanpin::tests {

/// The feed of orders, as far as a test wrote it.
class written_feed final : public http::responder {
public:
    /// `data` is the JSON of the event.
    void add(std::string_view type, std::string_view order, std::string data);
    base::task<http::response> respond(http::request request) override;

private:
    std::vector<std::string> entries_;
};

class logistics_program {
public:
    explicit logistics_program(std::string schema_prefix = fresh_prefix());
    ~logistics_program();

    static std::string fresh_prefix();

    /// `chuanpin <name> --option value …`; answers the exit code, and what it printed in `printed`.
    int command(std::string_view name, const std::map<std::string, std::string>& options);
    void import_reference_data();

    boost::asio::io_context io;
    runtime::configuration settings;
    recording_log log;
    null_metrics metrics;
    manual_clock clock;
    written_feed orders;
    std::string printed;

private:
    seeded_random random_;
    inline_cpu_pool cpu_;
    mysql::worker_pool foreground_;
    mysql::worker_pool background_;
    redis::client redis_;
    http::client client_;
    runtime::service_context context_;
    runtime::service_definition definition_;

public:
    std::unique_ptr<runtime::service> service;

    // Who asks.
    base::organisation_id buyer = numbered<base::organisation_id>(1);
    base::organisation_id supplier = numbered<base::organisation_id>(2);
    base::organisation_id stranger = numbered<base::organisation_id>(3);
    base::organisation_id finance = numbered<base::organisation_id>(4);

    http::response ask(http::method verb, std::string target, std::string body, std::optional<base::organisation_id> who,
                       std::string key = {}, std::string content_type = "application/json");
    http::response get(std::string target, std::optional<base::organisation_id> who) {
        return ask(http::method::get, std::move(target), {}, who);
    }
    /// As the supplier, with a key of its own unless one is given.
    http::response post(std::string target, std::string body, std::string key = {}) {
        return ask(http::method::post, std::move(target), std::move(body), supplier, key.empty() ? fresh_key() : std::move(key));
    }
    http::response hand_in(const std::string& shipment, std::string file, std::string key = {}) {
        return ask(http::method::post, "/v1/shipments/" + shipment + "/temperature-logs", std::move(file), supplier,
                   key.empty() ? fresh_key() : std::move(key), "text/csv");
    }
    std::string fresh_key();

    /// Order `number` of 120 boxes of 10 kg of apples from 盐源 to 成都, through the feed.
    void dispatch(unsigned char number);
    void accept(unsigned char number, std::int64_t accepted, std::int64_t rejected);
    /// Retries while the order is not yet known; answers the shipment's id. Loaded 13 hours ago.
    std::string load(unsigned char number, std::string_view distance = "565000");
    void deliver(const std::string& shipment);
    /// A logger's file of the last 13 hours but one.
    [[nodiscard]] std::string logger_file(std::string_view kind, int seed = 1) const;
    /// Types of the journal of one aggregate in the order of its versions, once nothing is unsealed.
    std::vector<std::string> types_of(const std::string& aggregate);

private:
    int keys_ = 0;
};

/// The member of a JSON object at a pointer, as its text.
std::string member(const http::response& response, std::string_view pointer);
/// "pointer code" of each field of a problem document, in its order.
std::vector<std::string> faults_of(const http::response& response);

}  // namespace chuanpin::tests
