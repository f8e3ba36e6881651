// Events of the catalogue as journal entries: what other services and webhooks read.
#pragma once

#include "catalog/domain/events.hpp"
#include "platform/journal/entry.hpp"

namespace chuanpin::catalog::store {

[[nodiscard]] journal::entry to_entry(const domain::event& what);

}  // namespace chuanpin::catalog::store
