// Somebody looks into the own inbox: a page of it, one notice, what is open, what has changed.
#pragma once

#include "gateway/app/ports.hpp"

namespace chuanpin::gateway::app {

class list_notices {
public:
    explicit list_notices(notice_unit_of_work& database) : database_(database) {}
    base::task<base::result<std::vector<notice_view>>> operator()(const base::call_context& context, notice_question asked);

private:
    notice_unit_of_work& database_;
};

struct whole_notice {
    notice_view seen;
    std::vector<notice_delivery_view> deliveries;
};

class read_notice {
public:
    explicit read_notice(notice_unit_of_work& database) : database_(database) {}
    /// Errors: notice-not-found, also for another organisation's.
    base::task<base::result<whole_notice>> operator()(const base::call_context& context, domain::notice_id id);

private:
    notice_unit_of_work& database_;
};

class summarise_notices {
public:
    explicit summarise_notices(notice_unit_of_work& database) : database_(database) {}
    base::task<base::result<notice_summary>> operator()(const base::call_context& context);

private:
    notice_unit_of_work& database_;
};

/// The longest that an answer may be held back, milliseconds; the caller's deadline may end it sooner.
inline constexpr std::chrono::milliseconds feed_wait_max{25'000};
inline constexpr std::size_t feed_page_max = 100;

class follow_notices {
public:
    follow_notices(notice_unit_of_work& database, notice_news& news) : database_(database), news_(news) {}
    /// What changed after this number, at most feed_page_max; waits up to `wait` while there is nothing.
    base::task<base::result<std::vector<notice_view>>> operator()(const base::call_context& context, std::int64_t after,
                                                                  std::chrono::milliseconds wait);

private:
    notice_unit_of_work& database_;
    notice_news& news_;
};

}  // namespace chuanpin::gateway::app
