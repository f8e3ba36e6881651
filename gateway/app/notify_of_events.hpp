// Events become the notices that the rules name, and end the tasks that they fulfil.
#pragma once

#include <span>

#include "gateway/app/ports.hpp"
#include "gateway/domain/notice/notice_rules.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::gateway::app {

/// A page of events, in their order. Runs on a database thread, inside the transaction that moves the feed's cursor; the number of
/// statements does not grow with the page. Answers how many notices are new; the same event again changes nothing.
std::size_t notify_of_events(notice_transaction& transaction, std::span<const domain::noticed_event> events, const notice_policy& policy,
                             base::instant now, base::random_source& random);

}  // namespace chuanpin::gateway::app
