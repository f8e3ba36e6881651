// The catalogue with a real MariaDB, asked through its router as the gateway would.
#pragma once

#include <string>
#include <string_view>

#include <boost/asio/io_context.hpp>

#include "catalog/service.hpp"
#include "tests/support/call_context.hpp"
#include "tests/support/inline_cpu_pool.hpp"
#include "tests/support/null_metrics.hpp"
#include "tests/support/recording_log.hpp"
#include "tests/support/run_coroutine.hpp"
#include "tests/support/seeded_random.hpp"
#include "tests/support/test_database.hpp"

namespace chuanpin::tests {

/// What a program lends to the service; several services may share one schema, as several processes do.
class catalog_program {
public:
    explicit catalog_program(std::string schema_prefix = fresh_prefix(), std::uint64_t seed = 1);
    ~catalog_program();

    static std::string fresh_prefix();

    /// `chuanpin <name> --option value …`; answers the exit code.
    int command(std::string_view name, const std::map<std::string, std::string>& options);
    void import_counties();
    [[nodiscard]] mysql::session open() const { return test_database::instance().open(settings.schema_of("catalog")); }

    boost::asio::io_context io;
    runtime::configuration settings;
    recording_log log;
    null_metrics metrics;
    manual_clock clock;

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
    base::organisation_id cooperative = numbered<base::organisation_id>(1);
    base::organisation_id other_cooperative = numbered<base::organisation_id>(2);

    http::response ask(http::method verb, std::string target, std::string body = {}, std::optional<base::organisation_id> who = {},
                       std::string key = {}, http::header_list headers = {});
    http::response get(std::string target, http::header_list headers = {}) {
        return ask(http::method::get, std::move(target), {}, {}, {}, std::move(headers));
    }
    /// As the cooperative, with a key of its own unless one is given.
    http::response post(std::string target, std::string body, std::string key = {}) {
        return ask(http::method::post, std::move(target), std::move(body), cooperative, key.empty() ? fresh_key() : std::move(key));
    }
    std::string fresh_key();
    /// Types of all journal entries in the order of their numbers, once nothing is unsealed.
    std::vector<std::string> sealed_types();

private:
    int keys_ = 0;
};

/// The member of a JSON object, as its text; throws where it is not there.
std::string member(const http::response& response, std::string_view name);
/// "pointer code" of each field of a problem document, sorted.
std::vector<std::string> faults_of(const http::response& response);

/// A valid draft of apples from 盐源, with this in place of or beside its members ("{}": none).
std::string apples(std::string_view changes = "{}");
inline constexpr std::string_view offer_body =
    R"({"minimum_quantity":10,"tiers":[{"quantity_from":10,"unit_price_fen":6805},{"quantity_from":50,"unit_price_fen":6400}],"valid_from":"2026-03-02"})";

}  // namespace chuanpin::tests
