// The JSON of others' events. Members that we do not know are theirs to add; those that we need must be there.
#pragma once

#include <string>
#include <vector>

#include "logistics/domain/order/dispatched_order.hpp"

namespace chuanpin::logistics::consumers {

struct accepted_order {
    domain::order_id order{};
    base::instant accepted_at{};
    std::vector<domain::accepted_line> lines;
};

/// Both throw std::runtime_error that lists what is wrong.
[[nodiscard]] domain::dispatched_order decode_dispatched(const std::string& data);
[[nodiscard]] accepted_order decode_accepted(const std::string& data);

}  // namespace chuanpin::logistics::consumers
