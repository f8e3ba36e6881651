// A complaint (投诉) about an order whose goods have left: what is wrong, what the supplier offers, and who rules where they differ.
//
//   open ──answer──▶ answered ──agree──▶ settled
//    │                  └─escalate─▶ escalated ──rule──▶ ruled
//    ├─escalate (once the supplier's time has passed)─┘
//    └─withdraw (also from answered and escalated)──▶ withdrawn
//
// Nothing is settled by silence: where the supplier's time passes, the buyer may escalate, and the clock does it in the end.
// Invariant: over all complaints of an order, refunds never pass what was accepted of it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "orders/domain/complaint/complaint_lines.hpp"
#include "orders/domain/order/order.hpp"

namespace chuanpin::orders::domain {

enum class complaint_status { open, answered, escalated, settled, ruled, withdrawn };
inline constexpr complaint_status complaint_statuses[] = {complaint_status::open,      complaint_status::answered,
                                                          complaint_status::escalated, complaint_status::settled,
                                                          complaint_status::ruled,     complaint_status::withdrawn};

enum class complaint_action { answer, agree, escalate, rule, withdraw };
inline constexpr complaint_action complaint_actions[] = {complaint_action::answer, complaint_action::agree, complaint_action::escalate,
                                                         complaint_action::rule, complaint_action::withdraw};

/// Who acts on a complaint: the order's two parties, the platform's reviewer, the clock.
enum class complaint_party { buyer, supplier, reviewer, system };

/// 质量, 数量, 延误, 与描述不符, 标识, 价格, 其他.
enum class complaint_ground { quality, quantity, delay, not_as_described, mark, price, other };
inline constexpr complaint_ground complaint_grounds[] = {
    complaint_ground::quality, complaint_ground::quantity, complaint_ground::delay, complaint_ground::not_as_described,
    complaint_ground::mark,    complaint_ground::price,    complaint_ground::other};

[[nodiscard]] std::string_view name_of(complaint_status status);
[[nodiscard]] std::string_view name_of(complaint_action action);
[[nodiscard]] std::string_view name_of(complaint_ground ground);
[[nodiscard]] std::optional<complaint_status> parse_complaint_status(std::string_view name);
[[nodiscard]] std::optional<complaint_ground> parse_complaint_ground(std::string_view name);

struct complaint_transition {
    complaint_status from{};
    complaint_action action{};
    complaint_status to{};
    std::string_view event;
    std::string_view by;  ///< b(uyer), s(upplier), r(eviewer), c(lock)

    [[nodiscard]] bool open_to(complaint_party who) const;
};
[[nodiscard]] std::span<const complaint_transition> complaint_transitions();
/// Null where the state does not allow the action.
[[nodiscard]] const complaint_transition* find_complaint_transition(complaint_status from, complaint_action action);

inline constexpr std::size_t evidence_max = 10;  ///< of one complaint

struct complaint {
    complaint_id id{};
    std::int64_t version = 1;
    complaint_status status = complaint_status::open;
    order_id order{};
    organisation_id buyer{};
    std::optional<unit_id> unit{};
    organisation_id supplier{};
    complaint_ground ground{};
    std::string words{};                  ///< the buyer's
    std::vector<std::string> evidence{};  ///< SHA-256 of documents, 64 hexadecimal digits each
    base::fen asked{};                    ///< the refund that the buyer asks for; 0: none
    base::instant opened_at{};
    base::instant answer_due_at{};
    std::optional<std::string> answer{};
    std::optional<base::fen> offered{};
    std::optional<base::instant> answered_at{};
    std::optional<std::string> escalation{};  ///< why; "no-answer" by the clock
    std::optional<base::instant> escalated_at{};
    std::optional<std::string> ruling{};
    std::optional<base::fen> refund{};  ///< once it is settled or ruled
    std::optional<base::instant> ended_at{};
    std::vector<complaint_line> lines{};  ///< empty: about all of the order
    bool operator==(const complaint&) const = default;
};

struct changed_complaint {
    complaint after;
    const complaint_transition* by = nullptr;
};

/// What a buyer says of an order.
struct complaint_request {
    complaint_ground ground{};
    std::string words{};
    std::vector<std::string> evidence{};
    base::fen asked{};                     ///< Σ of its lines, where it names any
    std::vector<complained_line> lines{};  ///< at most complaint_lines_max
};

struct complaint_times {
    std::chrono::seconds window{std::chrono::days(30)};  ///< after the acceptance; before it there is no end
    std::chrono::seconds answer{std::chrono::days(7)};   ///< the supplier has so long
};

/// Opens one, without lines (complained_lines). `refundable` is what was accepted (nothing before the acceptance) less what other
/// complaints of the order may still cost or did. Errors: complaint-too-early (not dispatched yet), complaint-too-late (conflict),
/// refund-too-large (conflict).
[[nodiscard]] base::result<complaint> open_complaint(const order& about, const complaint_request& said, base::fen refundable,
                                                     const complaint_times& times, complaint_id id, base::instant now);

/// Errors of all: complaint-state-conflict, complaint-party-forbidden.
[[nodiscard]] base::result<changed_complaint> answer_complaint(const complaint& before, complaint_party who, std::string words,
                                                               base::fen offered, base::instant now);
[[nodiscard]] base::result<changed_complaint> agree(const complaint& before, complaint_party who, base::instant now);
/// From open only once the supplier's time has passed. Errors: answer-not-due.
[[nodiscard]] base::result<changed_complaint> escalate(const complaint& before, complaint_party who, std::string why, base::instant now);
/// Errors: refund-too-large, where the reviewer grants more than was asked for.
[[nodiscard]] base::result<changed_complaint> rule(const complaint& before, complaint_party who, std::string words, base::fen refund,
                                                   base::instant now);
[[nodiscard]] base::result<changed_complaint> withdraw(const complaint& before, complaint_party who, base::instant now);

/// What a complaint binds of the order's money: what was asked while it runs, the refund once it ended.
[[nodiscard]] base::fen bound_by(const complaint& what);

}  // namespace chuanpin::orders::domain
