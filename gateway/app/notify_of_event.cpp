#include "gateway/app/notify_of_event.hpp"

namespace chuanpin::gateway::app {

std::size_t notify_of_event(notice_transaction& transaction, const domain::noticed_event& event, const notice_policy& policy,
                            base::instant now, base::random_source& random) {
    for (const auto& closing : domain::closings_of(event)) {
        for (const auto& task : transaction.lock_tasks(event.about_id, closing.kind)) {
            if (const auto after = domain::close(task, closing.to, now)) transaction.change(*after);
        }
    }
    std::size_t added = 0;
    for (auto& notice : domain::notices_of(event, now, policy.reminders)) {
        notice.id = domain::notice_id::make(now, random);
        if (!transaction.add(notice)) continue;
        if (policy.sends_messages) transaction.send(notice, domain::created_cause);
        ++added;
    }
    return added;
}

}  // namespace chuanpin::gateway::app
