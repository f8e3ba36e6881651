#include "gateway/store/gateway_journal.hpp"

#include "platform/crypto/random.hpp"
#include "platform/journal/writer.hpp"

namespace chuanpin::gateway::store {

void write_change(mysql::session& connection, const base::call_context& context, change what) {
    crypto::system_random random;
    journal::entry entry;
    entry.id = base::event_id::make(context.now, random);
    entry.type = what.type;
    entry.aggregate_type = what.aggregate_type;
    entry.aggregate_id = std::move(what.aggregate_id);
    entry.aggregate_version = what.version;
    entry.data = std::move(what.data);
    journal::write(connection, entry, context);
}

}  // namespace chuanpin::gateway::store
