// What `doctor` holds against orders that wait for a harvest; part of the list in orders/README.md.
#pragma once

#include "orders/store/delivery/delivery_invariants.hpp"

namespace chuanpin::orders::store {

[[nodiscard]] std::span<const invariant> forward_invariants();

}  // namespace chuanpin::orders::store
