// Webhooks over platform/http's client.
#pragma once

#include "gateway/app/ports.hpp"
#include "gateway/domain/webhook/webhook_url.hpp"
#include "platform/http/client.hpp"

namespace chuanpin::gateway::clients {

/// Options for a client of our own: little of what a receiver says is read, few connections are kept, and nothing inside is connected to.
/// Throws std::runtime_error where the authorities cannot be read.
[[nodiscard]] chuanpin::http::client_options webhook_client_options(const domain::webhook_url_rules& rules,
                                                                    const std::string& authorities_file);

class http_webhook_sender final : public app::webhook_sender {
public:
    /// The URL is judged again before each attempt: the rules may have changed since it was registered.
    http_webhook_sender(chuanpin::http::client& client, domain::webhook_url_rules rules) : client_(client), rules_(rules) {}

    base::task<domain::attempt> send(const std::string& url, std::vector<std::pair<std::string, std::string>> headers,
                                     std::string body) override;

private:
    chuanpin::http::client& client_;
    domain::webhook_url_rules rules_;
};

}  // namespace chuanpin::gateway::clients
