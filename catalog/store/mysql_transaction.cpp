#include "catalog/store/mysql_transaction.hpp"

#include "catalog/store/event_json.hpp"
#include "platform/journal/writer.hpp"

namespace chuanpin::catalog::store {

void mysql_transaction::record(const domain::event& what) { journal::write(connection_, to_entry(what), context_); }

}  // namespace chuanpin::catalog::store
