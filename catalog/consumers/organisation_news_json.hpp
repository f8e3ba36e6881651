// Reads the gateway's events about organisations.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalog/domain/organisation.hpp"
#include "platform/journal/feed.hpp"

namespace chuanpin::catalog::consumers {

/// The types of the events that it reads.
[[nodiscard]] std::vector<std::string> organisation_types();
/// nullopt for events that the catalogue does not care for. Throws std::runtime_error where an event that it needs cannot be read (its
/// aggregate is then parked).
[[nodiscard]] std::optional<domain::known_organisation> read_organisation(const journal::feed_entry& entry);

}  // namespace chuanpin::catalog::consumers
