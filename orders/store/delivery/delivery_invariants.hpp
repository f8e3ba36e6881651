// What `doctor` holds against deliveries and returns; part of the list in orders/README.md.
#pragma once

#include <span>
#include <string_view>

namespace chuanpin::orders::store {

struct invariant {
    std::string_view mark;  ///< in the reference's list
    std::string_view name;
    std::string_view meaning;
    std::string_view violations;  ///< rows (example) that break it
};

[[nodiscard]] std::span<const invariant> delivery_invariants();

}  // namespace chuanpin::orders::store
