// What `doctor` holds against replacements; part of the list in orders/README.md.
#pragma once

#include <span>

#include "orders/store/delivery/delivery_invariants.hpp"

namespace chuanpin::orders::store {

[[nodiscard]] std::span<const invariant> replacement_invariants();

}  // namespace chuanpin::orders::store
