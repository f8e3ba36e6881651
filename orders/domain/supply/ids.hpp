// The ids of long-term contracts; part of orders/domain/ids.hpp's family.
#pragma once

#include "orders/domain/ids.hpp"

namespace chuanpin::orders::domain {

struct supply_contract_tag {
    static constexpr std::string_view prefix = "spc";
};
using supply_contract_id = base::typed_id<supply_contract_tag>;

}  // namespace chuanpin::orders::domain
