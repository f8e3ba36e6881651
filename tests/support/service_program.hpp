// One service with a real MariaDB, as the program would run it, asked through its own entrance. A test of a service derives from it
// and adds who asks and what the service follows.
#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <boost/asio/io_context.hpp>
#include <nlohmann/json.hpp>

#include "platform/http/page.hpp"
#include "platform/runtime/service.hpp"
#include "tests/support/call_context.hpp"
#include "tests/support/inline_cpu_pool.hpp"
#include "tests/support/null_metrics.hpp"
#include "tests/support/recording_log.hpp"
#include "tests/support/run_coroutine.hpp"
#include "tests/support/schema_copies.hpp"
#include "tests/support/seeded_random.hpp"
#include "tests/support/test_database.hpp"

namespace chuanpin::tests {

/// What a program lends to the service; several may share one schema, as several processes do. The derived class calls `start` when
/// it is whole and `stop` before it goes.
class service_program {
public:
    static std::string fresh_prefix() {
        static int number = 0;
        return fmt::format("case{}_", ++number);
    }

    /// `chuanpin <name> --option value …`; answers the exit code.
    int command(std::string_view name, const std::map<std::string, std::string>& options) {
        const auto found = std::ranges::find(definition_.commands, name, &runtime::command::name);
        if (found == definition_.commands.end()) throw std::runtime_error("no such command");
        return found->run ? found->run(context_, options) : found->run_alone(options);
    }
    /// What `doctor` would find broken.
    std::vector<std::string> broken() {
        std::vector<std::string> names;
        for (const auto& each : definition_.examine(context_, {}))
            if (!each.fault.empty()) names.push_back(each.what);
        return names;
    }
    [[nodiscard]] mysql::session open() const { return test_database::instance().open(settings.schema_of(definition_.name)); }
    std::string fresh_key() { return fmt::format("key-of-the-test-{:04}", ++keys_); }

    boost::asio::io_context io;
    runtime::configuration settings;
    recording_log log;
    null_metrics metrics;
    manual_clock clock;

protected:
    service_program(runtime::service_definition definition, std::string schema_prefix, std::uint64_t seed,
                    std::function<http::responder&(std::string_view)> upstream)
        : settings(settings_for(std::move(schema_prefix))),
          random_(seed),
          foreground_({.where = settings.database, .workers = 4}, log, metrics),
          background_({.where = settings.database, .workers = 2, .name = "background"}, log, metrics),
          redis_(io.get_executor(), {}, random_, log, metrics),
          client_(io.get_executor()),
          context_{.executor = io.get_executor(),
                   .settings = settings,
                   .clock = clock,
                   .random = random_,
                   .log = log,
                   .metrics = metrics,
                   .cpu = cpu_,
                   .foreground = foreground_,
                   .background = background_,
                   .redis = redis_,
                   .http_client = client_,
                   .journal_key = {},
                   .upstream = std::move(upstream)},
          definition_(std::move(definition)) {
        http::set_cursor_keys({std::string(32, 'k'), {}});
    }

    void start() {
        make_copy(settings.database, settings.schema_of(definition_.name), definition_.migrations());
        service = definition_.make(context_);
        service->start();
    }
    void stop() { run_coroutine(io, service->stop()); }

    /// A body has the content type given; an empty key is not sent; nobody is signed in without `who`.
    http::response ask(http::request request, std::string key, std::string content_type, std::optional<base::call_context> who) {
        if (!http::parse_target(request)) throw std::runtime_error("the target cannot be parsed");
        if (!request.body.empty()) request.headers.add("Content-Type", std::move(content_type));
        if (!key.empty()) request.headers.add("Idempotency-Key", std::move(key));
        request.context = who ? *std::move(who) : a_context(clock.now());
        return run_coroutine(io, service->entrance().respond(std::move(request)));
    }

    /// Lets the service work until no entry of its journal is unsealed.
    void run_until_sealed(mysql::session& connection) {
        run_until(io, [&] {
            auto rows = connection.query("SELECT COUNT(*) FROM journal WHERE seq IS NULL");
            rows.next();
            return rows.integer(0) == 0;
        });
    }

public:
    std::unique_ptr<runtime::service> service;

private:
    static runtime::configuration settings_for(std::string schema_prefix) {
        runtime::configuration found;
        found.database = test_database::instance().where();
        found.schema_prefix = std::move(schema_prefix);
        return found;
    }

    seeded_random random_;
    inline_cpu_pool cpu_;
    mysql::worker_pool foreground_;
    mysql::worker_pool background_;
    redis::client redis_;
    http::client client_;
    runtime::service_context context_;
    runtime::service_definition definition_;
    int keys_ = 0;
};

/// The member of a JSON object at a pointer, as its text; throws where it is not there.
inline std::string member(const http::response& response, std::string_view pointer) {
    const auto document = nlohmann::json::parse(response.body);
    const auto& value = document.at(nlohmann::json::json_pointer(std::string(pointer)));
    return value.is_string() ? value.get<std::string>() : value.dump();
}

/// "pointer code" of each field of a problem document, in its order.
inline std::vector<std::string> faults_of(const http::response& response) {
    std::vector<std::string> faults;
    const auto problem = nlohmann::json::parse(response.body);
    if (const auto found = problem.find("errors"); found != problem.end())
        for (const auto& each : *found) faults.push_back(each.at("pointer").get<std::string>() + " " + each.at("code").get<std::string>());
    return faults;
}

}  // namespace chuanpin::tests
