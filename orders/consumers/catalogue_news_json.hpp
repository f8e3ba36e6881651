// Reads the catalogue's events into what they mean here.
#pragma once

#include <optional>

#include "orders/domain/offer/catalogue_news.hpp"
#include "platform/journal/feed.hpp"

namespace chuanpin::orders::consumers {

/// nullopt for events that orders does not care for. Throws std::runtime_error where an event that it needs cannot be read (its
/// aggregate is then parked). Members that orders does not know are left alone: events grow.
[[nodiscard]] std::optional<domain::catalogue_news> read_news(const journal::feed_entry& entry);

}  // namespace chuanpin::orders::consumers
