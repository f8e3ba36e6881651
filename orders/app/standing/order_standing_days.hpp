// Makes orders or drafts of the delivery days of standing orders, each day once (按长期订单下单). A recurring job.
#pragma once

#include <chrono>

#include "orders/app/order_queue.hpp"
#include "platform/base/working_days.hpp"

namespace chuanpin::orders::app {

inline constexpr std::size_t standing_orders_of_one_run = 100;

/// The day's claim inside the transaction that places its order: the last thing before an order is made, because it is not taken back. A
/// submission that names a contract names no day. Errors: standing-day-decided.
[[nodiscard]] base::result<void> claim_day(transaction& open, const order_submission& what, const domain::order& made);
/// What its house hears of a day that was ordered in part; nothing of any other order.
void tell_partial_day(const order_submission& what, const domain::order& made, std::vector<domain::recorded_event>& events,
                      domain::id_sequence& ids);

class order_standing_days {
public:
    /// All outlive it. `drafts_kept` is how long a draft lives that nobody changes.
    order_standing_days(unit_of_work& database, base::random_source& random, order_queue& place, const base::working_day_calendar& national,
                        std::chrono::seconds drafts_kept)
        : database_(database), random_(random), place_(place), national_(national), drafts_kept_(drafts_kept) {}

    /// `context` has nobody signed in. Any number of processes may run it, and it may be stopped anywhere: a day is decided in the
    /// transaction that makes its order. What is refused for good is written down with its reason and told to the buyer; what may pass (no
    /// room, no database, an offer that is not known yet) is tried again in the next run. Answers how many delivery days were decided.
    base::task<base::result<std::size_t>> operator()(const base::call_context& context);

private:
    /// A standing order as it was read, and what is to be done.
    struct plan_of_day {
        domain::standing_order what{};
        domain::school_calendar calendar{};
        domain::standing_step step{};
    };
    /// Whether the next step may follow.
    enum class progress { go_on, decided, stop };

    base::task<std::size_t> catch_up(const base::call_context& context, domain::standing_order_id id);
    base::task<std::optional<plan_of_day>> read_next(const base::call_context& context, domain::standing_order_id id);
    base::task<progress> take(const base::call_context& context, const plan_of_day& next);
    base::task<progress> move_on(const base::call_context& context, const plan_of_day& next);
    /// The day as an order: all of its lines, or, where the plan allows it, some ahead of the harvest or without those that cannot be had.
    base::task<progress> order_day(const base::call_context& context, const plan_of_day& next);
    base::task<base::result<base::reply>> place(const base::call_context& context, const plan_of_day& next,
                                                const domain::order_request& asked, const std::vector<domain::skipped_line>& skipped,
                                                const std::string& round);
    base::task<void> name(const base::call_context& context, std::vector<domain::skipped_line>& skipped);
    base::task<base::result<base::reply>> draft(const base::call_context& context, const plan_of_day& next);
    base::result<std::string> make_draft(transaction& open, const base::call_context& context, const plan_of_day& next);
    base::task<progress> tell(const base::call_context& context, const plan_of_day& next, const base::error& why);

    unit_of_work& database_;
    base::random_source& random_;
    order_queue& place_;
    const base::working_day_calendar& national_;
    std::chrono::seconds drafts_kept_;
};

}  // namespace chuanpin::orders::app
