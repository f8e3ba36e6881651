// A standing order (长期订单): what a house takes of one supplier on which weekday, as long as school lasts. Each delivery day becomes an
// order, or a draft, `lead_days` before it, exactly once.
//
//   active ⇄ paused
//      └──────┴── end, or the last day has come: ended
//
// `decided_through` is the last day that was looked at: ordered, drafted, told to the buyer as not ordered, or without delivery. It only
// moves forward, and a change counts from the day after it.
#pragma once

#include "orders/domain/order/placing.hpp"
#include "orders/domain/standing/school_calendar.hpp"

namespace chuanpin::orders::domain {

inline constexpr std::size_t standing_lines_max = 200;
inline constexpr std::int64_t lead_days_max = 60;
/// How far one look goes: a standing order that was left alone for long catches up in several.
inline constexpr int days_of_one_look = 100;

enum class standing_status { active, paused, ended };
[[nodiscard]] std::string_view name_of(standing_status status);
[[nodiscard]] std::optional<standing_status> parse_standing_status(std::string_view name);

/// What a delivery day becomes.
enum class standing_mode { order, draft };
inline constexpr standing_mode standing_modes[] = {standing_mode::order, standing_mode::draft};
[[nodiscard]] std::string_view name_of(standing_mode mode);
[[nodiscard]] std::optional<standing_mode> parse_standing_mode(std::string_view name);

struct standing_line {
    int weekday = 0;  ///< 1 … 7
    requested_line asked{};
};

/// What its house says of it.
struct standing_plan {
    std::string name{};
    organisation_id supplier{};
    school_calendar_id calendar{};
    delivery_place delivery{};
    std::int64_t lead_days = 0;  ///< 0 … lead_days_max
    base::business_date starts_on{};
    std::optional<base::business_date> ends_on{};
    standing_mode mode{};
    payment_terms terms{};
    bool partial = false;                ///< a day is ordered without the lines that cannot be had; only where it becomes an order
    bool may_wait_for_harvest = false;   ///< lines that are out of stock wait for the harvest of the day's week; only where it becomes one
    std::vector<standing_line> lines{};  ///< 1 … standing_lines_max
};

struct standing_order {
    standing_order_id id{};
    std::int64_t version = 1;
    standing_status status = standing_status::active;
    organisation_id buyer{};
    std::optional<unit_id> unit{};
    standing_plan plan{};
    base::business_date decided_through{};
    account_id ordered_by{};  ///< whoever said last how it goes on: its orders are theirs
    std::string ordered_by_name{};
    base::instant opened_at{};
};

[[nodiscard]] bool belongs_to(const standing_order& what, const base::principal& who);

/// Errors: standing-order-invalid with every fault: an end before the beginning, an offer twice on one weekday, an end that has passed,
/// a draft in part or that waits for a harvest.
[[nodiscard]] base::result<void> check_plan(const standing_plan& plan, base::business_date today);

/// The day before the first one that can still be ordered in time.
[[nodiscard]] base::business_date decided_at_start(const standing_plan& plan, base::business_date today);
/// From when on the next day after `decided_through` is to be looked at.
[[nodiscard]] base::business_date due_on(const standing_order& what);

/// What is to be done next.
struct standing_step {
    base::business_date decided_through{};  ///< this far
    bool delivers = false;                  ///< whether something is delivered on that day
    bool too_late = false;                  ///< that day has passed while nobody looked
    bool ends = false;                      ///< nothing comes after it
};
/// Up to the next day with a delivery, or to the last that is due; nullopt where nothing is due.
[[nodiscard]] std::optional<standing_step> next_step(const standing_order& what, const school_calendar& calendar,
                                                     const base::working_day_calendar& national, base::business_date today);

/// What is ordered for that day; its lines are those of the weekday that the calendar follows.
[[nodiscard]] order_request request_for(const standing_order& what, const school_calendar& calendar,
                                        const base::working_day_calendar& national, base::business_date day);

/// A day as its submission claims it.
struct standing_day_claim {
    standing_order_id id{};
    std::int64_t version = 0;
    base::business_date day{};
    base::business_date due_on{};  ///< of the day after it
    bool ends = false;
};
/// Of the standing order as it was read, for the day that a step goes to.
[[nodiscard]] standing_day_claim claim_of(const standing_order& what, const standing_step& step);

/// What became of a delivery day.
enum class day_outcome { ordered, drafted, not_ordered };
[[nodiscard]] std::string_view name_of(day_outcome outcome);
[[nodiscard]] std::optional<day_outcome> parse_day_outcome(std::string_view name);
/// A line that could not be had of a day that was ordered in part.
struct skipped_line {
    offer_id offer{};
    std::string name_zh{};
    std::int64_t quantity = 0;
    std::string code{};
    std::string detail{};
    bool operator==(const skipped_line&) const = default;
};
struct standing_day {
    standing_order_id id{};
    base::business_date day{};
    day_outcome outcome{};
    std::optional<order_id> order{};
    std::optional<draft_id> draft{};
    std::optional<std::string> code{};    ///< why nothing was ordered: the refusal's code
    std::optional<std::string> detail{};  ///< and its sentences
    base::instant at{};
    std::vector<skipped_line> skipped{};                 ///< of what was ordered
    std::optional<base::business_date> delivery_week{};  ///< whose harvest lines of the order waited for when it was made
};

/// Each answers the standing order one version higher. Errors: standing-order-state-conflict.
[[nodiscard]] base::result<standing_order> change_plan(const standing_order& before, standing_plan plan, base::business_date today);
[[nodiscard]] base::result<standing_order> pause(const standing_order& before);
/// Days whose time to order passed meanwhile are left out.
[[nodiscard]] base::result<standing_order> resume(const standing_order& before, base::business_date today);
[[nodiscard]] base::result<standing_order> end(const standing_order& before);

}  // namespace chuanpin::orders::domain
