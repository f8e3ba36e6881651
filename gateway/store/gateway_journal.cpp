#include "gateway/store/gateway_journal.hpp"

#include "platform/crypto/random.hpp"
#include "platform/journal/writer.hpp"

namespace chuanpin::gateway::store {

namespace {

journal::entry entry_of(const base::call_context& context, change what, base::random_source& random) {
    journal::entry entry;
    entry.id = base::event_id::make(context.now, random);
    entry.type = what.type;
    entry.aggregate_type = what.aggregate_type;
    entry.aggregate_id = std::move(what.aggregate_id);
    entry.aggregate_version = what.version;
    entry.data = std::move(what.data);
    return entry;
}

}  // namespace

void write_change(mysql::session& connection, const base::call_context& context, change what) {
    crypto::system_random random;
    journal::write(connection, entry_of(context, std::move(what), random), context);
}

void write_changes(mysql::session& connection, std::span<const base::call_context> contexts, std::vector<change> changes) {
    crypto::system_random random;
    std::vector<journal::entry> entries;
    std::vector<const base::call_context*> written_by;
    entries.reserve(changes.size());
    written_by.reserve(changes.size());
    for (std::size_t i = 0; i < changes.size(); ++i) {
        entries.push_back(entry_of(contexts[i], std::move(changes[i]), random));
        written_by.push_back(&contexts[i]);
    }
    journal::write(connection, entries, written_by);
}

}  // namespace chuanpin::gateway::store
