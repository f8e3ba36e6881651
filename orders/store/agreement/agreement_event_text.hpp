// Events of pairings, collecting windows, pre-orders and agreements as journal entries. Names of receivers and payers are not in them.
#pragma once

#include "orders/domain/events.hpp"
#include "platform/journal/entry.hpp"

namespace chuanpin::orders::store {

[[nodiscard]] journal::entry to_entry(const domain::agreement_event& event);

}  // namespace chuanpin::orders::store
