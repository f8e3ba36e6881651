// One open transaction on a session: rolled back unless committed. Inside platform/mysql.
#pragma once

#include "platform/mysql/session.hpp"

namespace chuanpin::mysql {

enum class transaction_kind {
    read_write,     ///< READ COMMITTED
    read_snapshot,  ///< REPEATABLE READ, READ ONLY: all its SELECTs see the same moment
};

class transaction {
public:
    /// START TRANSACTION, with what is left until the deadline as the limit of each statement. A kept connection that turns out
    /// to be dead is opened anew: nothing has happened on it yet.
    transaction(session& connection, transaction_kind kind, base::deadline until);
    /// ROLLBACK unless committed; a ROLLBACK that fails breaks the session.
    ~transaction();
    transaction(const transaction&) = delete;
    transaction& operator=(const transaction&) = delete;

    /// As SQL: the connector's own commit() hides its errors.
    void send_commit();

private:
    session& connection_;
    bool open_ = true;
};

/// Runs `first`, and once more on a new connection where the kept one turns out to be dead. Only for what changes nothing.
template <class First>
auto on_live_connection(session& connection, First first) {
    try {
        return first();
    } catch (const sql_error& fault) {
        if (!fault.breaks_connection()) throw;
    }
    connection.reopen();
    return first();
}

}  // namespace chuanpin::mysql
