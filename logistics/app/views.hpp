// What use cases answer.
#pragma once

#include <optional>
#include <vector>

#include "logistics/domain/shipment/shipment.hpp"
#include "logistics/domain/temperature/log.hpp"
#include "logistics/domain/verdict/verdict.hpp"

namespace chuanpin::logistics::app {

/// A log that was handed in, and the verdict that it led to (absent before delivery).
struct temperature_log_view {
    domain::temperature_log log;
    std::optional<domain::verdict> given;
};

template <class T>
struct page {
    std::vector<T> items;
    bool has_more = false;
};

}  // namespace chuanpin::logistics::app
