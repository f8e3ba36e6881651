// Puts entries into the journal of the transaction at hand. Synchronous, on the database thread.
#pragma once

#include <span>

#include "platform/journal/entry.hpp"
#include "platform/mysql/migrator.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::journal {

/// Of one entry's `data`: a page of the feed must hold it. More is a bug of the store (std::logic_error).
inline constexpr std::size_t data_bytes_max = std::size_t{2} << 20;

/// One multi-row INSERT, whatever the number of entries (≥ 1). Actor, organisation, request id and time come from the context.
/// For a batch of several callers, give each entry its own context (parallel spans of one length), or one context for all.
void write(mysql::session& connection, std::span<const entry> entries, std::span<const base::call_context* const> contexts);
void write(mysql::session& connection, const entry& what, const base::call_context& context);

/// Tables journal, journal_epoch, journal_head, feed_cursor and feed_parked, for a service's list of migrations (component "journal").
[[nodiscard]] std::vector<mysql::migration> migrations();

}  // namespace chuanpin::journal
