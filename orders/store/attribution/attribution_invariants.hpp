// What `doctor` holds against corrections of attributions; part of the list in orders/README.md.
#pragma once

#include "orders/store/delivery/delivery_invariants.hpp"

namespace chuanpin::orders::store {

[[nodiscard]] std::span<const invariant> attribution_invariants();

}  // namespace chuanpin::orders::store
