// Which promises about the data the doctor finds broken.
#pragma once

#include <string>
#include <vector>

#include "orders/store/mysql_invariant_checker.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::tests {

/// Their names, in the order in which they are checked.
inline std::vector<std::string> broken_invariants(mysql::session& connection) {
    std::vector<std::string> names;
    for (const auto& each : orders::store::check_invariants(connection))
        if (each.violations > 0) names.push_back(each.name);
    return names;
}

}  // namespace chuanpin::tests
