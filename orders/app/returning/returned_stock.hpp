// Where goods that come back go to. Inside a transaction.
#pragma once

#include <span>
#include <vector>

#include "orders/app/returning/handle_returns.hpp"

namespace chuanpin::orders::app {

/// The warehouses that were named. Errors: warehouse-not-found, warehouse-closed.
[[nodiscard]] base::result<std::vector<domain::received_line>> find_places(transaction& open, domain::organisation_id supplier,
                                                                           const std::vector<receipt_line>& said);
/// Makes the rows of levels and lots that the movements name, where they are not there any more, and locks them.
void make_room(transaction& open, domain::organisation_id supplier, std::span<const domain::movement> movements,
               const base::call_context& context, base::random_source& random);

}  // namespace chuanpin::orders::app
