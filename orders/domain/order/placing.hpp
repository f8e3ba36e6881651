// From what a buyer asks to an order: checked, priced by tier, ready to be held in stock. Pure.
#pragma once

#include <vector>

#include "orders/domain/order/order.hpp"
#include "orders/domain/spending/purchasing_rules.hpp"
#include "orders/domain/stock/shelf.hpp"

namespace chuanpin::orders::domain {

struct requested_line {
    offer_id offer{};
    std::int64_t offer_version = 0;  ///< the version that the buyer saw
    std::int64_t quantity = 0;       ///< trade units, 1 … 2^53 − 1
    std::optional<budget_id> budget{};
    channel by{channel::directed_supply};
    std::optional<std::string> campaign{};
    std::optional<base::business_date> delivery_week{};    ///< its Monday, where the goods are not there yet
    std::optional<substitution_permission> substitutes{};  ///< what the supplier may send instead
};

struct order_request {
    organisation_id supplier{};
    delivery_place delivery{};
    base::business_date requested_delivery_date{};
    std::vector<requested_line> lines{};  ///< 1 … lines_max
    payment_terms terms{};
    bool contract = false;                    ///< whether it asks for a signed contract where the buyer's rules do not
    std::optional<quotation_id> quotation{};  ///< whose award it is
};

/// What can be said without knowing any offer. An offer stands in one line, and in another one where that waits for its harvest: what is
/// there, and what is to come. Errors (unprocessable): delivery-date-past, duplicate-lines, delivery-week-invalid.
[[nodiscard]] base::result<void> check_request(const order_request& request, base::business_date today);

/// One line with its offer and what it costs.
struct priced_line {
    const offer_version* offer = nullptr;  ///< in the book
    std::int64_t quantity = 0;
    base::fen unit_price{};
    base::fen amount{};
    std::optional<weight_terms> by_weight{};
};
struct priced_request {
    std::vector<priced_line> lines{};
    base::fen total{};
    std::optional<carried_award> award{};
};

/// Prices every line from the version in force, which must be the one that the buyer saw; two lines of an offer count together for its
/// minimum and its tiers. Where several things are wrong the
/// first of these is answered, with one field error for each line that it concerns:
///   offer-not-yet-known (unavailable)  offer-changed (conflict; facts: the version and price in force of the first such line)
///   offer-expired, product-not-authorised, listing-held (conflict)  order-of-several-suppliers  below-minimum-quantity
///   outside-delivery-area  channel-not-offered
///   delivery-week-invalid (a service has no harvest)  order-amount-too-large (unprocessable)
/// By an award (`carried`) the prices are the award's, whatever the minimum quantity: award-differs (unprocessable) where anything else is
/// asked for.
[[nodiscard]] base::result<priced_request> price(const order_request& request, const offer_book& book, base::instant now,
                                                 const quotation_award* carried = nullptr);

/// The line that a priced one becomes, as it is offered and certified on that day.
[[nodiscard]] order_line make_line(const requested_line& asked, const priced_line& priced, base::business_date today, id_sequence& ids);
/// The order that a priced request becomes; ids come from `ids`. It begins as placed where `approvals` is 0, as submitted otherwise.
[[nodiscard]] order make_order(const order_request& request, const priced_request& priced, const base::principal& buyer, int approvals,
                               base::instant now, base::instant hold_expires_at, id_sequence& ids);

/// Whether the lines' budgets can bear the order. Errors: budget-required, budget-unusable (unprocessable), budget-exceeded (conflict).
[[nodiscard]] base::result<void> check_budgets(const order& what, const purchasing_rules& rules, const purse& money);

/// What the order needs from the stock, line by line; nothing of a service and of what waits for its harvest.
[[nodiscard]] std::vector<need> needs_of(const order& what);
/// Writes down from which lots the lines were set aside: movements come line by line, in the order of the lines, and are done on the
/// shelf. Of goods that nobody named a lot for there is nothing to keep.
void note_lots(std::span<order_line> lines, std::span<const movement> held, const shelf& stock);

}  // namespace chuanpin::orders::domain
