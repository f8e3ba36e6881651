// What is paid back of an order (退款): of one that was cancelled after it was paid, of goods that were rejected or came back, of
// complaints that ended with a refund. The supplier records what it paid back, another person of the buyer confirms it; never more than is
// owed back, and so never more than was paid.
#pragma once

#include <span>
#include <string>

#include "orders/domain/order/changes.hpp"
#include "orders/domain/refund/line_amount.hpp"

namespace chuanpin::orders::domain {

struct refund {
    refund_id id{};
    order_id order{};
    organisation_id supplier{};
    std::string payee_name{};  ///< as on the voucher
    base::fen amount{};        ///< > 0
    std::string voucher_number{};
    base::business_date paid_on{};
    account_id recorded_by{};
    base::instant recorded_at{};
    std::optional<account_id> confirmed_by{};
    std::optional<base::instant> confirmed_at{};
    bool operator==(const refund&) const = default;
};

/// What the supplier still owes its buyer: what arrived of payments less what is owed and what it paid back (recorded).
[[nodiscard]] base::fen owed_back(const order& what);

/// The order after a complaint ended with a refund: so much less is owed, each line's share of it too. `lines` are the parts of those that
/// the complaint names, together the amount and each no more than its line still costs; where it names none, all lines share it. `system`
/// acts, as a complaint has parties of its own.
[[nodiscard]] base::result<changed_order> grant_refund(const order& before, base::fen amount, std::span<const line_amount> lines = {});

/// The order after the supplier recorded it. Errors: refund-above-owed, refund-date-invalid (/paid_on is in the future), and those of
/// advance.
[[nodiscard]] base::result<changed_order> record_refund(const order& before, party who, const refund& fresh);
/// The order after the buyer confirmed it; `what` gets who and when. Errors: refund-confirmed-already, refund-by-one-person.
[[nodiscard]] base::result<changed_order> confirm_refund(const order& before, party who, refund& what, account_id by, base::instant now);

}  // namespace chuanpin::orders::domain
