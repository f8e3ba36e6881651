#include "platform/runtime/running_services.hpp"

#include <stdexcept>

#include <fmt/format.h>

#include "platform/runtime/listener.hpp"
#include "platform/runtime/side_by_side.hpp"
#include "platform/runtime/verbs.hpp"

namespace chuanpin::runtime {

namespace {

/// The one service that faces the public.
constexpr std::string_view edge = "gateway";

}  // namespace

running_services::running_services(engine& room, const std::vector<std::string>& chosen) : room_(room) {
    room_.context().readiness = [this](std::string_view except) { return readiness(except); };
    for (const auto& definition : room_.definitions())
        if (is_chosen(chosen, definition.name)) services_.push_back({std::string(definition.name), definition.make(room_.context())});
    for (auto& each : services_) room_.services().connect_local(each.name, each.what->entrance());
    for (const auto& definition : room_.definitions())
        if (!is_chosen(chosen, definition.name)) connect_elsewhere(std::string(definition.name));
    bind();
}

void running_services::connect_elsewhere(const std::string& name) {
    const auto found = room_.settings().services.find(name);
    if (found == room_.settings().services.end() || found->second.url == "local")
        throw std::runtime_error(fmt::format("the service {0} does not run here and has no address: set [services.{0}] url", name));
    room_.services().connect_http(name, room_.context().http_client, found->second.url);
}

http::responder* running_services::public_entrance() {
    for (auto& each : services_)
        if (each.name == edge) return &each.what->entrance();
    return nullptr;
}

void running_services::listen(const http::server_options& options, http::responder& entrance) {
    auto& context = room_.context();
    listeners_.push_back(
        std::make_unique<http::server>(context.executor, options, entrance, context.clock, context.random, context.log, context.metrics));
    const std::string_view scheme = options.certificate.certificate.empty() ? "http" : "https";
    context.log.write(base::log_level::information, "program.listening",
                      {{"address", options.address}, {"port", std::int64_t{listeners_.back()->port()}}, {"scheme", scheme}});
}

void running_services::bind() {
    const auto& settings = room_.settings();
    auto* edge_entrance = public_entrance();
    if (edge_entrance != nullptr) {
        listen(public_listener(settings), *edge_entrance);
        if (is_exposed(settings))
            room_.context().log.write(base::log_level::warning, "program.listening-unprotected",
                                      {{"address", settings.listen},
                                       {"message", std::string_view("other machines reach this address and nothing encrypts: set "
                                                                    "[server] certificate_file, or name the proxy in trusted_proxies")}});
    }
    if (!settings.internal_listen.empty()) {
        internal_entrance_ = std::make_unique<internal_entrance>(
            room_.services(), process_pages{[this] { return readiness({}); }, room_.context().metrics_text});
        listen(internal_listener(settings), *internal_entrance_);
    }
    if (listeners_.empty()) throw std::runtime_error("nothing would listen: set [server] internal_listen where the gateway runs elsewhere");
}

void running_services::start() {
    room_.context().redis.start();
    for (auto& each : services_) each.what->start();
    for (auto& each : listeners_) each->start();
}

void running_services::reload_certificates() {
    for (auto& each : listeners_) each->reload_certificate();
}

base::task<void> running_services::stop(std::chrono::milliseconds grace) {
    std::vector<base::task<void>> listeners;
    for (auto& each : listeners_) listeners.push_back(each->stop(grace));
    co_await side_by_side(std::move(listeners), room_.context().log);
    std::vector<base::task<void>> services;
    for (auto& each : services_) services.push_back(each.what->stop());
    co_await side_by_side(std::move(services), room_.context().log);
}

base::task<std::string> running_services::readiness(std::string_view except) {
    auto missing = co_await room_.dependencies();
    for (auto& each : services_) {
        if (each.name == except) continue;
        const auto said = co_await each.what->readiness();
        if (!said.empty()) missing += fmt::format("{}{}: {}", missing.empty() ? "" : "; ", each.name, said);
    }
    co_return missing;
}

}  // namespace chuanpin::runtime
