// Whether the database answers: for readiness and doctor.
#pragma once

#include "platform/mysql/session.hpp"

namespace chuanpin::mysql {

/// One round trip; throws sql_error where the server does not answer.
void probe(session& connection);

}  // namespace chuanpin::mysql
