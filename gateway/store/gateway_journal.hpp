// The gateway's journal entries: inside only, nobody outside sees them.
#pragma once

#include <string>
#include <string_view>

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

}  // namespace chuanpin::gateway::store
