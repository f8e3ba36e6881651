#include "platform/mysql/transaction.hpp"

namespace chuanpin::mysql {
namespace {

constexpr std::string_view start_read_write = "START TRANSACTION";
// One round trip for both: READ COMMITTED, the session's level, would show each SELECT another moment.
constexpr std::string_view start_read_snapshot =
    "BEGIN NOT ATOMIC SET TRANSACTION ISOLATION LEVEL REPEATABLE READ; START TRANSACTION READ ONLY; END";

}  // namespace

transaction::transaction(session& connection, transaction_kind kind, base::deadline until) : connection_(connection) {
    on_live_connection(connection_, [&] {
        connection_.set_deadline(until);
        connection_.execute(kind == transaction_kind::read_write ? start_read_write : start_read_snapshot);
    });
}

transaction::~transaction() {
    if (!open_ || !connection_.usable()) return;
    try {
        connection_.execute("ROLLBACK");
    } catch (const std::exception&) {
        connection_.discard();  // whatever it was: with the connection the server drops the transaction
    }
}

void transaction::send_commit() {
    connection_.execute("COMMIT");
    open_ = false;
}

}  // namespace chuanpin::mysql
