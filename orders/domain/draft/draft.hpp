// A draft of an order (订单草稿): lines that the clerks of one house gather until one of them submits it, which places the order.
//
//   open ──submit──▶ submitted (by the placing of its order, once)
//    └─ past expires_at: expired; then it can only be removed
//
// It holds no stock and commits no budget; nothing of it is checked that placing checks anyway.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "orders/domain/order/placing.hpp"
#include "platform/base/version_condition.hpp"

namespace chuanpin::orders::domain {

enum class draft_status { open, submitted, expired };
[[nodiscard]] std::string_view name_of(draft_status status);

struct draft_line {
    line_id id{};
    std::int64_t version = 1;
    product_id product{};  ///< of the offer; in one line of a draft at most
    requested_line asked{};
    account_id added_by{};
    base::instant added_at{};
};

struct draft {
    draft_id id{};
    std::int64_t version = 1;  ///< grows with every change of it or of its lines
    organisation_id buyer{};
    std::optional<unit_id> unit{};  ///< whose it is inside the buyer's house; empty: the organisation's own
    organisation_id supplier{};
    delivery_place delivery{};
    base::business_date requested_delivery_date{};
    account_id opened_by{};
    base::instant opened_at{};
    base::instant expires_at{};   ///< moves on with every change
    std::int64_t line_count = 0;  ///< 0 … lines_max
    std::optional<order_id> order{};
    std::optional<base::instant> submitted_at{};
    std::vector<draft_line> lines{};  ///< by id: in the order of their adding
};

[[nodiscard]] draft_status status_of(const draft& what, base::instant now);
/// Whether somebody is of the house that the draft belongs to; whoever acts for one unit sees that unit's alone.
[[nodiscard]] bool belongs_to(const draft& what, const base::principal& who);

/// A draft as whoever submits it saw it.
struct draft_claim {
    draft_id id{};
    std::int64_t version = 0;        ///< whose lines are asked for
    base::version_condition seen{};  ///< what the caller decided by
};

/// Why a draft takes no more changes; nothing where it does. Errors: draft-submitted, draft-expired.
[[nodiscard]] base::result<void> check_open(const draft& what, base::instant now);
/// Whether it may become the order now, decided under its lock. Errors: those of check_open; version-stale; draft-changed where somebody
/// changed it between the reading and the lock.
[[nodiscard]] base::result<void> check_submission(const draft& locked, const draft_claim& claim, base::instant now);

/// What placing is asked for.
[[nodiscard]] order_request request_of(const draft& what);

}  // namespace chuanpin::orders::domain
