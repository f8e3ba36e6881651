#include "logistics/store/journal_json.hpp"
#include "logistics/store/mysql_transaction.hpp"
#include "platform/journal/writer.hpp"

namespace chuanpin::logistics::store {

void mysql_transaction::record(const base::event_id& id, const domain::event& what) {
    journal::write(connection_, to_entry(id, what), context_);
}

}  // namespace chuanpin::logistics::store
