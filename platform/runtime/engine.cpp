#include "platform/runtime/engine.hpp"

#include <stdexcept>

#include "platform/http/page.hpp"
#include "platform/http/problem.hpp"
#include "platform/mysql/probe.hpp"
#include "platform/runtime/clock.hpp"
#include "platform/runtime/cpu_pool.hpp"
#include "platform/runtime/platform_errors.hpp"
#include "platform/runtime/secret_file.hpp"

namespace chuanpin::runtime {

namespace {

constexpr std::chrono::seconds dependency_max{1};

std::unique_ptr<base::clock> make_clock(const configuration& settings) {
    const auto start = base::parse_rfc3339(settings.clock_start);
    return start ? make_shifted_clock(*start) : make_system_clock();
}

crypto::signing_key journal_key_of(const configuration& settings) {
    auto key = read_signing_key(settings.journal_seed_file);
    if (!key) throw std::runtime_error(key.error().detail);
    return *key;
}

mysql::pool_options pool_of(const configuration& settings, std::size_t workers, std::string name) {
    mysql::pool_options options;
    options.where = settings.database;
    options.workers = workers;
    options.name = std::move(name);
    return options;
}

}  // namespace

engine::engine(const configuration& settings, std::span<const service_definition> definitions, log_destination log_to)
    : settings_(settings),
      definitions_(definitions),
      clock_(make_clock(settings)),
      log_(make_json_log(settings.log_level, log_to)),
      cpu_(make_cpu_pool()),
      foreground_(pool_of(settings, settings.foreground_workers, "foreground"), *log_, metrics_),
      background_(pool_of(settings, settings.background_workers, "background"), *log_, metrics_),
      redis_(io_.get_executor(), settings.redis, random_, *log_, metrics_),
      http_client_(io_.get_executor()),
      upstreams_(settings.principal_keys, *clock_),
      context_{io_.get_executor(),
               settings,
               *clock_,
               random_,
               *log_,
               metrics_,
               *cpu_,
               foreground_,
               background_,
               redis_,
               http_client_,
               journal_key_of(settings),
               [this](std::string_view name) -> http::responder& { return upstreams_.find(name); }} {
    http::set_cursor_keys(settings.principal_keys);
    for (const auto& definition : definitions) upstreams_.declare(definition.name);
    context_.services = definitions;
    context_.readiness = [this](std::string_view) { return dependencies(); };
    context_.metrics_text = [this] { return metrics_.text(); };
}

engine::~engine() {
    // What still waits for a database or CPU thread is answered while its executor lives.
    foreground_.stop();
    background_.stop();
}

const service_definition& engine::definition_of(std::string_view name) const {
    for (const auto& definition : definitions_)
        if (definition.name == name) return definition;
    throw std::logic_error("no service is called '" + std::string(name) + "'");
}

base::task<std::string> engine::dependencies() {
    auto missing = co_await database_state();
    const auto redis = co_await redis_state();
    if (!missing.empty() && !redis.empty()) missing += "; ";
    co_return missing + redis;
}

base::task<std::string> engine::database_state() {
    try {
        const auto asked = co_await foreground_.run("", std::chrono::steady_clock::now() + dependency_max, mysql::probe);
        co_return asked ? std::string() : "database: " + asked.error().code;
    } catch (const std::exception&) {
        co_return "database: unreachable";
    }
}

base::task<std::string> engine::redis_state() {
    const auto answer = co_await redis_.command({"PING"});
    if (!answer) co_return "redis: " + answer.error().code;
    co_return answer->what == redis::reply::type::error ? "redis: " + answer->text : std::string();
}

void register_errors(std::span<const service_definition> definitions) {
    auto& known = http::known_errors();
    for (const auto& table : platform_errors()) known.add(table.rows);
    for (const auto& definition : definitions) known.add(definition.errors);
    auto& book = base::known_sentences();
    for (const auto table : platform_sentences()) book.add(table);
    for (const auto& definition : definitions) {
        if (definition.sentences == nullptr) continue;
        for (const auto table : definition.sentences()) book.add(table);
    }
}

}  // namespace chuanpin::runtime
