// Reads the gateway's events of organisations.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "orders/domain/record/inspection_record.hpp"
#include "platform/journal/feed.hpp"

namespace chuanpin::orders::consumers {

/// What is asked for of the gateway's feed.
[[nodiscard]] std::vector<std::string> organisation_types();
/// nullopt for others. Throws std::runtime_error where one of these cannot be read.
[[nodiscard]] std::optional<domain::known_organisation> read_organisation(const journal::feed_entry& entry);

/// The contact that it tells of, stated or withdrawn; nullopt for others, and where none was ever stated. Throws so too.
[[nodiscard]] std::optional<domain::sealed_contact> read_contact(const journal::feed_entry& entry);

}  // namespace chuanpin::orders::consumers
