// Takes deliveries that are due and attempts them, one call each: sign, send, judge, record.
//
// At least once: a process that dies between sending and recording leaves a lease behind, and when that has run out somebody
// sends the same bytes under the same webhook-id again. Within one endpoint and aggregate the order is kept.
#pragma once

#include <vector>

#include "gateway/app/ports.hpp"
#include "platform/base/log.hpp"
#include "platform/base/metrics.hpp"
#include "platform/base/random.hpp"
#include "platform/crypto/secret_box.hpp"

namespace chuanpin::gateway::app {

class deliver_webhooks {
public:
    deliver_webhooks(delivery_queue& queue, webhook_sender& sender, const crypto::secret_box& box, domain::retry_rules rules,
                     const base::clock& clock, base::random_source& random, base::logger& log, base::metrics& metrics);

    base::task<base::result<std::vector<leased_delivery>>> lease(std::size_t limit);
    /// Never refuses: what cannot be recorded is logged, and the lease runs out.
    base::task<void> deliver(leased_delivery delivery);

private:
    base::task<domain::attempt> attempt(const leased_delivery& delivery);
    int jitter_permille();
    void tell(const leased_delivery& delivery, const domain::attempt& made, const domain::verdict& next);

    delivery_queue& queue_;
    webhook_sender& sender_;
    const crypto::secret_box& box_;
    domain::retry_rules rules_;
    const base::clock& clock_;
    base::random_source& random_;
    base::logger& log_;
    base::counter& delivered_;
    base::counter& failed_;
    base::counter& exhausted_;
    base::histogram& duration_;
};

}  // namespace chuanpin::gateway::app
