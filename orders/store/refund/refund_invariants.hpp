// What `doctor` holds against requests for refund; part of the list in orders/README.md.
#pragma once

#include "orders/store/delivery/delivery_invariants.hpp"

namespace chuanpin::orders::store {

[[nodiscard]] std::span<const invariant> refund_invariants();

}  // namespace chuanpin::orders::store
