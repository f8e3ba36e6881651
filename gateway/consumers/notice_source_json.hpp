// The JSON of services' events as far as notices speak of it. Members that we do not know are theirs to add.
#pragma once

#include <optional>

#include "gateway/domain/notice/notice_rules.hpp"
#include "platform/journal/feed.hpp"

namespace chuanpin::gateway::consumers {

/// nullopt for types of which no rule speaks. Throws std::runtime_error where a member that is needed cannot be read: the consumer
/// then parks the aggregate. Members that came later may be missing: the notice then has no time limit, or no recipient.
[[nodiscard]] std::optional<domain::noticed_event> to_noticed_event(const journal::feed_entry& entry);

}  // namespace chuanpin::gateway::consumers
