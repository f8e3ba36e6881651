// What a service is to the program that runs it: the shape of the four <service>/service.hpp.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <boost/asio/any_io_executor.hpp>

#include "platform/base/cpu_pool.hpp"
#include "platform/base/log.hpp"
#include "platform/base/metrics.hpp"
#include "platform/base/random.hpp"
#include "platform/base/sentences.hpp"
#include "platform/base/time.hpp"
#include "platform/crypto/hash.hpp"
#include "platform/http/client.hpp"
#include "platform/http/router.hpp"
#include "platform/mysql/migrator.hpp"
#include "platform/mysql/worker_pool.hpp"
#include "platform/redis/client.hpp"
#include "platform/runtime/configuration.hpp"

namespace chuanpin::runtime {

struct service_context;

/// A running service.
class service {
public:
    virtual ~service() = default;
    /// Answers its routes (the gateway: everything).
    virtual http::responder& entrance() = 0;
    /// Starts jobs and consumers. Called after all services of the process are constructed.
    virtual void start() = 0;
    /// Stops them; running work ends first.
    virtual base::task<void> stop() = 0;
    /// Empty where ready; otherwise what is missing, for /readyz.
    virtual base::task<std::string> readiness() = 0;
};

/// A command-line verb of a service: `chuanpin import counties --file …`. Runs without `serve`, on the calling thread; a coroutine
/// is run to its end with platform/runtime/blocking.hpp.
struct command {
    std::string name;         ///< "import counties"; of several services with one of the same name each runs, options none may have
    std::string description;  ///< one English line
    std::vector<std::string> options;  ///< names of its "--option value" pairs ("file"), in order; all required unless they end with '?'
    /// `options` holds those that were given, by name without dashes and '?'. Answers the exit code.
    std::function<int(service_context&, const std::map<std::string, std::string>& options)> run;
    /// Instead of `run`, for a verb that needs neither a configuration nor a server.
    std::function<int(const std::map<std::string, std::string>& options)> run_alone{};
};

/// One thing that a service looked at for `doctor`.
struct finding {
    std::string what;   ///< "I1 stock-never-oversold: 0 <= reserved <= on_hand"
    std::string fault;  ///< empty where it holds
};

/// Everything that main knows of a service.
struct service_definition {
    std::string_view name;
    std::span<const http::route> routes;
    std::function<std::vector<mysql::migration>()> migrations;
    std::span<const base::error_definition> errors;
    std::function<std::unique_ptr<service>(service_context&)> make;
    std::vector<command> commands{};
    /// What its refusals say, in Chinese.
    std::vector<std::span<const base::sentence>> (*sentences)() = nullptr;
    /// What `doctor` asks of the service's data, where the schema is right; may be empty. `options` are those of the verb that were given.
    std::function<std::vector<finding>(service_context&, const std::map<std::string, std::string>& options)> examine{};
};

/// What the program lends to a service. Everything outlives the service.
struct service_context {
    boost::asio::any_io_executor executor;
    const configuration& settings;
    const base::clock& clock;
    base::random_source& random;
    base::logger& log;
    base::metrics& metrics;
    base::cpu_pool& cpu;
    mysql::worker_pool& foreground;
    mysql::worker_pool& background;
    redis::client& redis;
    http::client& http_client;
    crypto::signing_key journal_key;
    /// The upstream of a service by name, local or not; throws std::logic_error for unknown names. Resolved lazily on the first
    /// request, so services may name each other in any order.
    std::function<http::responder&(std::string_view service)> upstream;
    /// All services of the program, also those that run elsewhere: what the gateway routes by.
    std::span<const service_definition> services{};
    /// Asks the database, Redis and every service of this process but `except`; empty where all are ready. For /readyz.
    std::function<base::task<std::string>(std::string_view except)> readiness{};
    /// All metrics of the process in the Prometheus text format 0.0.4. For /metrics.
    std::function<std::string()> metrics_text{};
};

}  // namespace chuanpin::runtime
