// Goods that were accepted go back (退货): the buyer asks, the supplier answers, and what comes back is stocked or written off.
//
//   requested ──agree──▶ agreed ──receive──▶ received
//    ├─decline──▶ declined        │
//    └─withdraw──▶ withdrawn ◀────┘
//
// From the acceptance of the order until it is closed. Invariants: over all returns of an order that are not declined or withdrawn,
// returned ≤ accepted, line by line; what is asked back and what complaints may still cost never pass what is owed; only what was received
// lowers what is owed, by exactly its price.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "orders/domain/delivery/delivery.hpp"
#include "orders/domain/refund/line_amount.hpp"

namespace chuanpin::orders::domain {

inline constexpr std::size_t returns_max = 100;  ///< of one order
inline constexpr std::string_view return_requested_event = "return.requested";

enum class return_status { requested, agreed, declined, withdrawn, received };
inline constexpr return_status return_statuses[] = {return_status::requested, return_status::agreed, return_status::declined,
                                                    return_status::withdrawn, return_status::received};
enum class return_action { agree, decline, withdraw, receive };
inline constexpr return_action return_actions[] = {return_action::agree, return_action::decline, return_action::withdraw,
                                                   return_action::receive};
[[nodiscard]] std::string_view name_of(return_status status);
[[nodiscard]] std::string_view name_of(return_action action);
[[nodiscard]] std::optional<return_status> parse_return_status(std::string_view name);

struct return_transition {
    return_status from{};
    return_action action{};
    return_status to{};
    std::string_view event;
    party by{};
};
[[nodiscard]] std::span<const return_transition> return_transitions();
/// Null where the state does not allow the action.
[[nodiscard]] const return_transition* find_return_transition(return_status from, return_action action);

struct return_line {
    line_id line{};
    std::int64_t quantity = 0;
    std::int64_t restocked = 0;  ///< known once it is received; with written_off it is the quantity
    std::int64_t written_off = 0;
    bool operator==(const return_line&) const = default;
};

struct goods_return {
    return_id id{};
    std::int64_t version = 1;
    return_status status = return_status::requested;
    order_id order{};
    organisation_id buyer{};
    std::optional<unit_id> unit{};
    organisation_id supplier{};
    std::string reason{};
    base::fen amount{};  ///< Σ quantity · unit price
    account_id requested_by{};
    base::instant requested_at{};
    std::optional<std::string> answer{};
    std::optional<base::instant> answered_at{};
    std::optional<base::instant> ended_at{};
    std::vector<return_line> lines{};
    bool operator==(const goods_return&) const = default;
};

/// Whether it may still lower what is owed.
[[nodiscard]] bool is_open(const goods_return& what);

struct return_request {
    struct part {
        line_id line{};
        std::int64_t quantity = 0;
    };
    std::string reason{};
    std::vector<part> lines{};
    account_id by{};
};
/// `others` are all of the order's; `bound` is what its complaints may still cost or did, `bound_lines` what those of
/// them that name lines bind of these. Errors: return-party-forbidden, return-too-early,
/// return-after-closing, return-invalid (unprocessable) with one field error per fault, refund-too-large, too-many-returns.
[[nodiscard]] base::result<goods_return> request_return(const order& what, party who, const return_request& said,
                                                        std::span<const goods_return> others, base::fen bound, return_id id,
                                                        base::instant now, std::span<const line_amount> bound_lines = {});

struct changed_return {
    goods_return after;
    const return_transition* by = nullptr;
};
/// Errors of all that follow: return-state-conflict, return-party-forbidden.
[[nodiscard]] base::result<changed_return> answer_return(const goods_return& before, party who, bool agreed, std::string words,
                                                         base::instant now);
[[nodiscard]] base::result<changed_return> withdraw_return(const goods_return& before, party who, base::instant now);

/// What became of a line that came back, and in which warehouse.
struct received_line {
    line_id line{};
    std::int64_t restocked = 0;
    std::int64_t written_off = 0;
    warehouse_id warehouse{};
};
struct received_return {
    changed_return changed;
    changed_order order;
    std::vector<movement> movements;
};
/// The goods are back: they belong to the lots that they were shipped from, what expires first coming first. `deliveries` are all of the
/// order's, by number. Errors: order-state-conflict, order-party-forbidden, return-state-conflict, return-invalid.
[[nodiscard]] base::result<received_return> receive_return(const goods_return& before, const order& of,
                                                           std::span<const delivery> deliveries, party who,
                                                           std::span<const received_line> said, account_id by, base::instant now);

/// Closes an order for good (结案): nothing comes back after it. By its buyer, or by the clock. Errors: order-state-conflict,
/// order-party-forbidden, returns-open, complaints-open.
[[nodiscard]] base::result<changed_order> close(const order& before, party who, bool returns_open, bool complaints_open, base::instant now);

}  // namespace chuanpin::orders::domain
