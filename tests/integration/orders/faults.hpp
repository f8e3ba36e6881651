// What a refusal says of each field.
#pragma once

#include <string>
#include <vector>

#include "tests/integration/orders/shop.hpp"

namespace chuanpin::tests {

/// "/pointer code" of each fault, in the order of the answer.
inline std::vector<std::string> faults_of(const http::response& answer) {
    std::vector<std::string> faults;
    for (const auto& each : json_of(answer)["errors"])
        faults.push_back(each["pointer"].get<std::string>() + " " + each["code"].get<std::string>());
    return faults;
}

}  // namespace chuanpin::tests
