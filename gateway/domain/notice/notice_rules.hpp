// Which event tells whom what, and which tasks it ends: one table each. A service that wants a notice adds rows here, a kind to
// notice_kind.cpp, and its event's figures to consumers/notice_source_json.cpp.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/domain/notice/notice.hpp"

namespace chuanpin::gateway::domain {

/// What a notice needs to know of an event of any service.
struct noticed_event {
    base::event_id id{};
    std::string type;
    std::string outcome{};     ///< what became of it, where the type alone does not say: "partly_accepted", "expired", "granted"
    std::string about_type{};  ///< "order"
    std::string about_id{};    ///< wire form
    base::instant occurred_at{};
    std::string request_id{};  ///< of the request that caused it
    std::optional<base::organisation_id> buyer{};
    std::optional<base::organisation_id> supplier{};
    std::vector<base::organisation_id> helpers{};             ///< of an agreement, each once …
    std::vector<base::organisation_id> suppliers{};           ///< … and those that supply it
    std::optional<base::organisation_id> owner{};             ///< of what is no trade between two: a webhook endpoint
    std::optional<base::instant> hold_ends_at{};              ///< an order can be confirmed until then
    std::optional<base::business_date> requested_delivery{};  ///< the day on which the buyer wants the goods
    std::optional<base::instant> answer_due_at{};             ///< a complaint should be answered by then
    std::optional<base::business_date> payment_due{};         ///< the last day, where anything is left to pay
    std::optional<base::fen> owed_back{};                     ///< where the supplier has to pay anything back
    std::vector<notice_figure> figures{};                     ///< without "due", which the rule adds
};

enum class recipient { buyer, supplier, owner, helpers, suppliers };
enum class time_limit {
    none,
    hold_end,         ///< hold_ends_at
    answer_due,       ///< answer_due_at
    delivery_day,     ///< the end of the requested day of delivery, in Shanghai
    payment_day,      ///< the end of the last day of payment, in Shanghai; no notice where nothing is due
    acceptance_time,  ///< acceptance_days after the requested day, or after the event where the goods left later
};
inline constexpr int acceptance_days = 3;

struct notice_rule {
    std::string_view event;
    std::string_view outcome;  ///< empty: any
    recipient who{};
    std::string_view kind;
    std::string_view permission{};
    time_limit limit = time_limit::none;
    bool of_money_owed_back = false;  ///< no notice where there is none
};
struct closing_rule {
    std::string_view event;
    std::string_view outcome;
    std::string_view kind;  ///< tasks of this kind about what the event is about
    task_state to{};
};
[[nodiscard]] std::span<const notice_rule> notice_rules();
[[nodiscard]] std::span<const closing_rule> closing_rules();

/// Whether any row speaks of this type: others need not be read.
[[nodiscard]] bool is_noticed(std::string_view event_type);
/// All types of which a row speaks; sorted, unique.
[[nodiscard]] std::vector<std::string> noticed_types();

/// The notices of an event, without ids and numbers; in the order of the table. An event that does not say who a recipient is has
/// none for it.
[[nodiscard]] std::vector<notice> notices_of(const noticed_event& event, base::instant now, const reminder_rules& rules);
[[nodiscard]] std::vector<closing_rule> closings_of(const noticed_event& event);

}  // namespace chuanpin::gateway::domain
