// A subscriber names an address and the events that it wants, and gets the secret, once.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "gateway/app/ports.hpp"
#include "gateway/domain/webhook/webhook_url.hpp"
#include "platform/base/random.hpp"
#include "platform/crypto/secret_box.hpp"

namespace chuanpin::gateway::app {

struct new_webhook_endpoint {
    std::string url;
    std::vector<std::string> event_types;
};

/// The answer, and the secret beside it: only the first answer shows it, what is stored with the receipt does not.
struct created_webhook_endpoint {
    base::reply reply;
    std::string secret;  ///< "whsec_…"; empty where the reply is a replay
};

class create_webhook_endpoint {
public:
    create_webhook_endpoint(webhook_unit_of_work& database, const crypto::secret_box& box, base::random_source& random,
                            domain::webhook_url_rules rules)
        : database_(database), box_(box), random_(random), rules_(rules) {}

    /// Errors: webhook-url-refused, event-type-invalid, webhook-endpoints-too-many.
    base::task<base::result<created_webhook_endpoint>> operator()(const base::call_context& context,
                                                                  base::idempotent<domain::webhook_endpoint> request,
                                                                  new_webhook_endpoint asked);

private:
    webhook_unit_of_work& database_;
    const crypto::secret_box& box_;
    base::random_source& random_;
    domain::webhook_url_rules rules_;
};

}  // namespace chuanpin::gateway::app
