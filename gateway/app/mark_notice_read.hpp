// A person has read a notice. The mark is the person's own: colleagues still see it as unread.
#pragma once

#include "gateway/app/ports.hpp"

namespace chuanpin::gateway::app {

class mark_notice_read {
public:
    explicit mark_notice_read(notice_unit_of_work& database) : database_(database) {}
    /// Answers the notice with the moment of the first reading. Errors: notice-not-found, and those of unit_of_work.
    base::task<base::result<base::reply>> operator()(const base::call_context& context, base::idempotent<notice_view> answer,
                                                     domain::notice_id id);

private:
    notice_unit_of_work& database_;
};

}  // namespace chuanpin::gateway::app
