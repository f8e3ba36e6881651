// A service as another part of the program reaches it: in this process (`local`) or over HTTP. One contract suite runs on both.
//
// Both stamp the principal (principal_header.hpp), keep the deadline and limits, and never throw. A request that may have
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
/// Used by the local upstream and by a service's own listener.
[[nodiscard]] std::unique_ptr<responder> make_stamped_entrance(responder& service, principal_keys keys, std::string audience,
                                                               const base::clock& clock);

/// `entrance` is the service's stamped entrance in this process; it must outlive the upstream.
[[nodiscard]] std::unique_ptr<responder> make_local_upstream(responder& entrance, principal_keys keys, std::string audience,
                                                             const base::clock& clock);
[[nodiscard]] std::unique_ptr<responder> make_http_upstream(client& client, std::string origin, principal_keys keys, std::string audience,
                                                            const base::clock& clock);

}  // namespace chuanpin::http
