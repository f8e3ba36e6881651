// What `doctor` holds against needs and their fills; part of the list in orders/README.md.
#pragma once

#include "orders/store/delivery/delivery_invariants.hpp"

namespace chuanpin::orders::store {

[[nodiscard]] std::span<const invariant> need_invariants();

}  // namespace chuanpin::orders::store
