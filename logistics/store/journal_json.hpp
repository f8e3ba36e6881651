// What happened, as a journal entry: its type, its aggregate, who may see it, and its JSON.
#pragma once

#include "logistics/domain/events.hpp"
#include "platform/journal/entry.hpp"

namespace chuanpin::logistics::store {

[[nodiscard]] journal::entry to_entry(const base::event_id& id, const domain::event& what);

}  // namespace chuanpin::logistics::store
