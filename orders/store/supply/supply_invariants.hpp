// What `doctor` holds against long-term contracts and standing orders; part of the list in orders/README.md.
#pragma once

#include "orders/store/delivery/delivery_invariants.hpp"

namespace chuanpin::orders::store {

[[nodiscard]] std::span<const invariant> demand_invariants();

}  // namespace chuanpin::orders::store
