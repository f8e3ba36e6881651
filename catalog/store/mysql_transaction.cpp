#include "catalog/store/mysql_transaction.hpp"

#include "catalog/store/event_json.hpp"
#include "platform/journal/writer.hpp"

namespace chuanpin::catalog::store {

void mysql_transaction::record(const domain::event& what) { journal::write(connection_, to_entry(what), context_); }

void mysql_transaction::record_all(std::span<const domain::event> events) {
    if (events.empty()) return;
    std::vector<journal::entry> entries;
    entries.reserve(events.size());
    for (const auto& each : events) entries.push_back(to_entry(each));
    const base::call_context* const context = &context_;
    journal::write(connection_, entries, {&context, 1});
}

}  // namespace chuanpin::catalog::store
