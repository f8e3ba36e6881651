// Which product an entry of the journal is about.
#pragma once

#include <optional>
#include <string>

#include "platform/journal/feed.hpp"

namespace chuanpin::catalog::consumers {

/// The wire id; nullopt for entries that change no product's page (imports).
[[nodiscard]] std::optional<std::string> changed_product(const journal::feed_entry& entry);

}  // namespace chuanpin::catalog::consumers
