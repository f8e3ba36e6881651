// The JSON of others' events. Members that we do not know are theirs to add; those that we need must be there.
#pragma once

#include <string>
#include <vector>

#include "logistics/domain/order/dispatched_order.hpp"

namespace chuanpin::logistics::consumers {

struct accepted_order {
    domain::delivery_id delivery{};
    base::instant accepted_at{};
    std::vector<domain::accepted_line> lines;
};

/// Whether an event of an order says that its deliveries are told by events of their own.
[[nodiscard]] bool told_by_deliveries(const std::string& data);

// All throw std::runtime_error that lists what is wrong. The first two are of orders that left whole.
[[nodiscard]] domain::dispatched_order decode_dispatched(const std::string& data);
[[nodiscard]] accepted_order decode_accepted(const std::string& data);
[[nodiscard]] domain::dispatched_order decode_shipped_delivery(const std::string& data);
[[nodiscard]] accepted_order decode_accepted_delivery(const std::string& data);

}  // namespace chuanpin::logistics::consumers
