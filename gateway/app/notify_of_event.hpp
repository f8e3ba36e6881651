// One event becomes the notices that the rules name, and ends the tasks that it fulfils.
#pragma once

#include "gateway/app/ports.hpp"
#include "gateway/domain/notice/notice_rules.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::gateway::app {

/// Runs on a database thread, inside the transaction that moves the feed's cursor. Answers how many notices are new; the same event
/// again changes nothing.
std::size_t notify_of_event(notice_transaction& transaction, const domain::noticed_event& event, const notice_policy& policy,
                            base::instant now, base::random_source& random);

}  // namespace chuanpin::gateway::app
