// The ids of needs and of their fills.
#pragma once

#include "orders/domain/ids.hpp"

namespace chuanpin::orders::domain {

struct need_tag {
    static constexpr std::string_view prefix = "ned";
};
struct fill_tag {
    static constexpr std::string_view prefix = "fil";
};

using need_id = base::typed_id<need_tag>;
using fill_id = base::typed_id<fill_tag>;

}  // namespace chuanpin::orders::domain
