// The engine room: everything of a process that its services share, in the order in which it must stand and fall.
#pragma once

#include <memory>
#include <span>
#include <string>

#include <boost/asio/io_context.hpp>

#include "platform/crypto/random.hpp"
#include "platform/http/client.hpp"
#include "platform/mysql/worker_pool.hpp"
#include "platform/redis/client.hpp"
#include "platform/runtime/configuration.hpp"
#include "platform/runtime/log.hpp"
#include "platform/runtime/metrics.hpp"
#include "platform/runtime/service.hpp"
#include "platform/runtime/upstreams.hpp"

namespace chuanpin::runtime {

/// Not movable: services keep references into it. Connects to nothing by itself.
class engine {
public:
    /// Throws std::runtime_error where the journal's key cannot be read.
    engine(const configuration& settings, std::span<const service_definition> definitions, log_destination log_to);
    ~engine();
    engine(const engine&) = delete;
    engine& operator=(const engine&) = delete;

    [[nodiscard]] boost::asio::io_context& io() { return io_; }
    [[nodiscard]] service_context& context() { return context_; }
    [[nodiscard]] const configuration& settings() const { return settings_; }
    [[nodiscard]] std::span<const service_definition> definitions() const { return definitions_; }
    [[nodiscard]] upstreams& services() { return upstreams_; }
    [[nodiscard]] prometheus_metrics& metrics() { return metrics_; }
    [[nodiscard]] const service_definition& definition_of(std::string_view name) const;

    /// "database: …" or "redis: …" for what does not answer within a second, one after the other; empty where all do.
    base::task<std::string> dependencies();

private:
    base::task<std::string> database_state();
    base::task<std::string> redis_state();

    const configuration& settings_;
    std::span<const service_definition> definitions_;
    boost::asio::io_context io_{1};
    std::unique_ptr<base::clock> clock_;
    crypto::system_random random_;
    std::unique_ptr<base::logger> log_;
    prometheus_metrics metrics_;
    std::unique_ptr<base::cpu_pool> cpu_;
    mysql::worker_pool foreground_;
    mysql::worker_pool background_;
    redis::client redis_;
    http::client http_client_;
    upstreams upstreams_;
    service_context context_;
};

/// Puts the errors of the platform and of all services into http::known_errors(), and their sentences into base::known_sentences(). Once
/// per process, before threads start.
void register_errors(std::span<const service_definition> definitions);

}  // namespace chuanpin::runtime
