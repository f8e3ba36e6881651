#include "orders/store/mysql_transaction.hpp"

#include "orders/store/agreement/agreement_event_text.hpp"
#include "orders/store/event_text.hpp"
#include "platform/journal/writer.hpp"

namespace chuanpin::orders::store {

void mysql_transaction::record(std::span<const domain::recorded_event> events) {
    std::vector<journal::entry> entries;
    std::vector<const base::call_context*> contexts;
    entries.reserve(events.size());
    contexts.reserve(events.size());
    for (const auto& each : events) {
        entries.push_back(std::visit([](const auto& what) { return to_entry(what); }, each.what));
        contexts.push_back(each.by);
    }
    journal::write(connection_, entries, contexts);
}

base::task<std::vector<base::result<base::reply>>> mysql_batch_unit_of_work::write_batch(base::deadline until,
                                                                                         std::vector<base::receipt> claims,
                                                                                         batch_work work) {
    co_return co_await transactor_.write_batch(until, std::move(claims),
                                               [work = std::move(work)](mysql::session& connection, const std::vector<std::size_t>& fresh) {
                                                   mysql_transaction open(connection);
                                                   return work(open, fresh);
                                               });
}

}  // namespace chuanpin::orders::store
