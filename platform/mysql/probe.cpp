#include "platform/mysql/probe.hpp"

namespace chuanpin::mysql {

void probe(session& connection) { connection.query("SELECT 1"); }

}  // namespace chuanpin::mysql
