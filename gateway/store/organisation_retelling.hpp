// Tells organisations again, as they stand: for services that follow them and heard of one before its events said all that they say now.
#pragma once

#include <optional>

#include "platform/base/principal.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::gateway::store {

inline constexpr std::string_view organisation_told_again = "organisation.told_again";

/// The next `limit` organisations after `after`, each one version further, in the transaction at hand; answers the last of them, nullopt
/// once there are none.
[[nodiscard]] std::optional<base::organisation_id> tell_organisations(mysql::session& connection, const base::call_context& context,
                                                                      base::organisation_id after, std::size_t limit);

}  // namespace chuanpin::gateway::store
