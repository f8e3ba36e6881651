// Who may sign contracts, too.
#pragma once

#include <algorithm>

#include "tests/integration/orders/shop.hpp"

namespace chuanpin::tests {

inline caller with_signature(caller who) {
    who.who.permissions.emplace_back("contracts:sign");
    std::ranges::sort(who.who.permissions);
    return who;
}

}  // namespace chuanpin::tests
