// A directed order (定向订单): one buyer, one supplier, one delivery, 1–1,000 lines. One order is one contract.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "orders/domain/eligibility/taken_lot.hpp"
#include "orders/domain/offer/offer.hpp"
#include "orders/domain/order/catch_weight.hpp"
#include "orders/domain/order/channel.hpp"
#include "orders/domain/order/state.hpp"
#include "orders/domain/payment/terms.hpp"
#include "orders/domain/quotation/award.hpp"
#include "orders/domain/spending/purse.hpp"
#include "platform/base/principal.hpp"

namespace chuanpin::orders::domain {

inline constexpr std::size_t lines_max = 1'000;  ///< of one order

/// What became of goods that were not accepted: sent back, destroyed where they were, or left with the buyer against a credit note.
/// 退回, 就地销毁, 折价抵扣.
enum class rejection_outcome { returned, destroyed, credited };
inline constexpr rejection_outcome rejection_outcomes[] = {rejection_outcome::returned, rejection_outcome::destroyed,
                                                           rejection_outcome::credited};
[[nodiscard]] std::string_view name_of(rejection_outcome what);
[[nodiscard]] std::optional<rejection_outcome> parse_rejection_outcome(std::string_view name);

/// Who signed for the goods (谁验收谁签字).
struct signer {
    account_id account{};
    std::string name{};  ///< as the account shows it on that day
    bool operator==(const signer&) const = default;
};

/// Who pays for the way of the goods, and how much. 运费.
enum class freight_bearer { buyer, supplier };
[[nodiscard]] std::string_view name_of(freight_bearer who);
struct freight_terms {
    base::fen amount{};
    freight_bearer by{freight_bearer::supplier};
    bool operator==(const freight_terms&) const = default;
};
/// The freight that the buyer has signed for.
struct order_freight {
    base::fen amount{};
    std::optional<budget_id> budget{};  ///< out of which it is paid
    bool operator==(const order_freight&) const = default;
};

/// What the buyer thinks of an order.
struct rating {
    int stars = 0;  ///< 1 … 5
    std::string comment{};
    base::instant at{};
    bool operator==(const rating&) const = default;
};

struct delivery_place {
    std::string county_code{};  ///< GB/T 2260, six digits
    std::string address{};
    std::string contact{};
    bool operator==(const delivery_place&) const = default;
};

/// What was ordered, as it was offered then; later changes of the offer do not touch it.
struct order_line {
    line_id id{};
    offer_id offer{};
    std::int64_t offer_version = 0;
    product_id product{};
    std::string name_zh{};
    std::int64_t quantity = 0;  ///< trade units
    std::int64_t unit_net_mass_g = 0;
    base::fen unit_price{};
    base::fen amount{};  ///< quantity · unit_price; by mass: what the nominal one costs
    storage_range storage{};
    std::string origin_county_code{};
    std::optional<std::string> certificate_number{};  ///< under which it was sold; empty in orders older than that rule
    std::int64_t shipped_quantity = 0;                ///< in all deliveries so far
    std::optional<std::int64_t> accepted_quantity{};  ///< of all deliveries that the buyer accepted so far; with rejected ≤ shipped
    std::optional<std::int64_t> rejected_quantity{};
    std::int64_t returned_quantity = 0;                     ///< accepted and taken back since
    base::fen refunded{};                                   ///< its share of what complaints gave back (domain/refund/refund_sharing.hpp)
    std::optional<std::string> rejection_reason{};          ///< this and the next three as the last delivery said that had any
    std::optional<rejection_outcome> rejected_goods{};      ///< known where anything was rejected since that is asked for
    std::optional<std::string> rejection_photo_sha256{};    ///< 64 hexadecimal digits
    std::optional<std::int64_t> handover_temperature_mc{};  ///< measured when the goods were handed over, milli-degrees Celsius
    std::optional<budget_id> budget{};                      ///< out of which it is paid
    channel by{channel::directed_supply};
    std::optional<std::string> campaign{};               ///< the buyer's or organiser's own name of one
    std::vector<taken_lot> lots{};                       ///< that it was set aside from; of the rest nobody named one
    std::optional<weight_terms> by_weight{};             ///< where a kilogram has the price
    std::optional<std::int64_t> accepted_g{};            ///< as weighed, once accepted; only where a kilogram has the price
    std::optional<base::business_date> delivery_week{};  ///< its Monday, where it was ordered ahead of the harvest
    std::int64_t waiting_quantity = 0;                   ///< of it that holds capacity of that week, and no goods yet
    std::int64_t unmet_quantity = 0;                     ///< of it that will not come any more: the order ended before
    bool operator==(const order_line&) const = default;
};

/// Performed, not shipped: nothing of it is in any stock.
[[nodiscard]] inline bool is_service(const order_line& line) { return line.unit_net_mass_g == 0; }

/// A proposal to give up what has not been shipped, until the other side agrees or refuses; kept where they agreed.
struct short_closing {
    party by{};
    std::string reason{};
    base::instant at{};
    bool operator==(const short_closing&) const = default;
};

struct order {
    order_id id{};
    std::int64_t version = 1;
    order_status status = order_status::placed;
    organisation_id buyer{};
    organisation_id supplier{};
    std::optional<unit_id> unit{};  ///< the buyer's unit whose order it is; empty: the organisation itself
    account_id placed_by{};
    base::fen total{};                          ///< Σ amount
    std::optional<base::fen> accepted_total{};  ///< Σ accepted_amount
    delivery_place delivery{};
    base::business_date requested_delivery_date{};
    base::instant placed_at{};
    base::instant hold_expires_at{};  ///< while it is submitted or placed: from then on it can only expire
    int approvals_needed = 0;         ///< by the buyer's rules when it was submitted
    int approvals_given = 0;
    std::optional<base::instant> approved_at{};  ///< since when the supplier knows of it
    std::optional<base::instant> confirmed_at{};
    std::optional<base::instant> dispatched_at{};
    std::optional<base::instant> accepted_at{};
    std::optional<signer> accepted_by{};
    std::optional<rating> rated{};
    std::optional<base::instant> cancelled_at{};
    std::optional<std::string> cancellation_reason{};
    std::int64_t deliveries = 0;  ///< that have left
    base::fen returned_total{};   ///< of what was accepted
    std::optional<short_closing> short_close{};
    std::optional<base::instant> closed_at{};
    bool contract_required = false;          ///< by the order or by its buyer's rules
    std::optional<order_freight> freight{};  ///< since the buyer signed its contract
    payment_terms terms{};
    base::fen paid_recorded{};
    base::fen paid_confirmed{};            ///< of what was recorded
    base::fen credit_used{};               ///< what it takes up of its buyer's credit with its supplier
    std::optional<carried_award> award{};  ///< whose prices it carries
    base::fen refund_granted{};            ///< by complaints that ended with one
    base::fen refund_recorded{};           ///< paid back
    base::fen refund_confirmed{};
    std::vector<order_line> lines{};
    bool operator==(const order&) const = default;
};

/// What somebody is to an order; nullopt where they are nobody to it: of another organisation, of another unit of the buyer, or the
/// supplier of one that is not placed yet.
[[nodiscard]] std::optional<party> party_of(const order& what, const base::principal& who);

/// Whether the goods were within their storage range at the hand-over (both ends count); nullopt where that cannot be said.
[[nodiscard]] std::optional<bool> handed_over_in_range(const order_line& line);

/// Accepted quantity · unit price, or the mass that was accepted at the price of a kilogram; nothing before the acceptance. Throws
/// std::logic_error where it does not fit.
[[nodiscard]] base::fen accepted_amount(const order_line& line);
/// The most that a line may cost: its amount, or the upper end of its mass at the price of a kilogram.
[[nodiscard]] base::fen committed_amount(const order_line& line);

/// What was returned of what was accepted: its share by pieces, rounded down. Throws std::logic_error where it does not fit.
[[nodiscard]] base::fen returned_amount(const order_line& line);

/// What the goods cost in the end: accepted less returned. Nothing before it is settled.
[[nodiscard]] base::fen owed_for_goods(const order& what);
/// What the buyer owes for it (应付): what was ordered until it is settled, then what was accepted and neither returned nor refunded after
/// a complaint, and the freight that the buyer bears; nothing of an order that was cancelled or of which everything was rejected. Throws
/// std::logic_error where it does not fit.
[[nodiscard]] base::fen owed_amount(const order& what);

/// What the order has committed of its budgets and not spent yet, its freight included until it is settled: one charge for each budget, by
/// id.
[[nodiscard]] std::vector<charge> committed_charges(const order& what);
/// What is accepted in `after` and was not in `before`, which has the same lines.
[[nodiscard]] std::vector<charge> newly_accepted_charges(const order& before, const order& after);
/// What is returned or given back by complaints in `after` and was not in `before`.
[[nodiscard]] std::vector<charge> newly_given_back_charges(const order& before, const order& after);

}  // namespace chuanpin::orders::domain
