// A service as another part of the program reaches it: in this process (`local`) or over HTTP. One contract suite runs on both.
//
// Both carry who asks, keep the deadline and limits, and never throw. Over HTTP the principal is stamped (principal_header.hpp); in this
// process it is passed on as it is: whoever could forge it there could sign it, too. A request that may have
// changed something and got no answer comes back as `outcome-unknown` and is not retried.
#pragma once

#include <memory>
#include <string>

#include "platform/base/time.hpp"
#include "platform/http/client.hpp"
#include "platform/http/principal_header.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::http {

/// Takes requests that `stamp` marked, checks the mark and hands them to the service's router.
/// In front of every service that is reached from outside of this process.
[[nodiscard]] std::unique_ptr<responder> make_stamped_entrance(responder& service, principal_keys keys, std::string audience,
                                                               const base::clock& clock);

/// `service` is the service's own router; it must outlive the upstream.
[[nodiscard]] std::unique_ptr<responder> make_local_upstream(responder& service);
[[nodiscard]] std::unique_ptr<responder> make_http_upstream(client& client, std::string origin, principal_keys keys, std::string audience,
                                                            const base::clock& clock);

}  // namespace chuanpin::http
