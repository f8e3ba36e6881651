// The gateway's journal entries: inside only, nobody outside sees them.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/principal.hpp"
#include "platform/base/random.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::gateway::store {

struct change {
    std::string_view type;            ///< "organisation.registered"
    std::string_view aggregate_type;  ///< "organisation"
    std::string aggregate_id;
    std::int64_t version = 1;
    std::string data;  ///< JSON object
};

/// One entry in the transaction at hand.
void write_change(mysql::session& connection, const base::call_context& context, change what);
/// One statement for all (≥ 1); a context for each.
void write_changes(mysql::session& connection, std::span<const base::call_context> contexts, std::vector<change> changes);

}  // namespace chuanpin::gateway::store
