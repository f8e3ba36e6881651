// How an order ends: by its last acceptance, short of what will not come any more, and for good.
#pragma once

#include <span>
#include <string>

#include "orders/domain/delivery/delivery.hpp"

namespace chuanpin::orders::domain {

/// What was accepted is known from now on: lines of which nothing was accepted count as accepted 0, the total is the sum.
void settle(order& what, std::optional<signer> by, base::instant now);

/// Proposes to give up what was not shipped (短交结案). Errors: short-close-pending, deliveries-open (of `deliveries`, all of the order's).
[[nodiscard]] base::result<changed_order> propose_short_close(const order& before, party who, std::span<const delivery> deliveries,
                                                              std::string reason, base::instant now);
/// The other side agrees: the hold is let go, the money that is left is given back. Errors: short-close-not-proposed, short-close-own.
[[nodiscard]] base::result<changed_order> close_short(const order& before, party who, std::span<const delivery> deliveries,
                                                      base::instant now);
/// Or refuses; goods may leave again. Errors: the same. The proposer may take it back by refusing it.
[[nodiscard]] base::result<changed_order> refuse_short_close(const order& before, party who);

}  // namespace chuanpin::orders::domain
