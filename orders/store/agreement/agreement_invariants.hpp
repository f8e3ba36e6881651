// What `doctor` holds against agreements and the goods that leave warehouses for them; part of the list in orders/README.md.
#pragma once

#include "orders/store/delivery/delivery_invariants.hpp"

namespace chuanpin::orders::store {

[[nodiscard]] std::span<const invariant> agreement_invariants();

}  // namespace chuanpin::orders::store
