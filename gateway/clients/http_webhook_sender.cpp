#include "gateway/clients/http_webhook_sender.hpp"

#include <stdexcept>

namespace chuanpin::gateway::clients {

namespace {

using steady = std::chrono::steady_clock;

http::request make_request(std::string target, std::vector<std::pair<std::string, std::string>> headers, std::string body) {
    http::request request;
    request.verb = http::method::post;
    request.target = std::move(target);
    request.headers.add("Content-Type", "application/json");
    request.headers.add("User-Agent", "chuanpin-webhooks/1");
    for (auto& [name, value] : headers) request.headers.add(std::move(name), std::move(value));
    request.body = std::move(body);
    return request;
}

domain::attempt_fault fault_of(const base::error& error, bool deadline_passed) {
    if (deadline_passed || error.kind == base::error_kind::timeout) return domain::attempt_fault::timeout;
    if (error.kind == base::error_kind::unavailable) return domain::attempt_fault::unreachable;
    return domain::attempt_fault::broken;
}

}  // namespace

http::client_options webhook_client_options(const domain::webhook_url_rules& rules, const std::string& authorities_file) {
    auto trust = http::load_trust(authorities_file);
    if (!trust) throw std::runtime_error("gateway.webhook_authorities_file: " + trust.error());
    http::client_options options;
    options.trust = *std::move(trust);
    options.may_connect = [rules](std::string_view address) { return domain::may_reach(address, rules); };
    options.idle_connections_per_origin_max = domain::in_flight_per_endpoint_max;
    options.connections_per_origin_max = domain::in_flight_max;
    options.header_bytes_max = std::size_t{16} * 1024;
    options.body_bytes_max = std::size_t{64} * 1024;
    return options;
}

base::task<domain::attempt> http_webhook_sender::send(const std::string& url, std::vector<std::pair<std::string, std::string>> headers,
                                                      std::string body) {
    auto where = domain::check_webhook_url(url, rules_);
    if (!where) co_return domain::attempt{.fault = domain::attempt_fault::unreachable};
    const auto begin = steady::now();
    const auto deadline = begin + domain::attempt_time_max;
    auto answer = co_await client_.send(where->origin, make_request(where->target, std::move(headers), std::move(body)), deadline);
    domain::attempt made;
    made.took = std::chrono::duration_cast<std::chrono::milliseconds>(steady::now() - begin);
    if (!answer) {
        made.fault = fault_of(answer.error(), steady::now() >= deadline);
        co_return made;
    }
    made.status = answer->status;
    made.retry_after = domain::parse_retry_after(answer->headers.find("Retry-After"));
    if (made.status < 200 || made.status > 299) made.fault = domain::attempt_fault::status;
    co_return made;
}

}  // namespace chuanpin::gateway::clients
