// What the parties do to an order: each answers the order after it, one version higher, or why it cannot be.
//
// Errors of all: order-state-conflict (the table has no such row), order-party-forbidden (the row is not open to this party).
#pragma once

#include <span>

#include "orders/domain/order/order.hpp"

namespace chuanpin::orders::domain {

/// How long both sides have to sign a contract, unless the configuration says otherwise.
inline constexpr std::chrono::seconds contract_time = std::chrono::days(14);
/// Why an order was cancelled by the clock, as everybody reads it.
inline constexpr std::string_view hold_expired_reason = "hold-expired";
inline constexpr std::string_view contract_expired_reason = "contract-not-signed";

/// An order after a change, and the row of the table that it went by.
struct changed_order {
    order after;
    const transition* by = nullptr;
};

/// The order one version higher in the state that the table names; everything else is the caller's. What is not ready is not dispatched:
/// contract-not-signed, prepayment-missing. What waits for a harvest is neither confirmed nor dispatched: goods-not-arrived. An order that
/// lets go of its stock gives up what it waits for.
[[nodiscard]] base::result<changed_order> advance(const order& before, order_action action, party who);
/// When a change counts as made: of two that wait for the same order the one that was asked for first may come second, and the clocks of
/// two machines differ; the times of an order follow its states all the same.
[[nodiscard]] base::instant no_earlier_than(const order& before, base::instant now);
/// Whether what the order was placed by still stands. Errors: offer-withdrawn, product-not-authorised.
[[nodiscard]] base::result<void> check_still_offered(const order& what, const offer_book& offers, base::business_date today);

/// Confirms (确认): the hold does not expire any more. Errors: hold-expired; offer-withdrawn where a line's offer version was
/// withdrawn since (checked again here, because the goods are promised here).
/// An order that needs a contract holds what it holds for `contract` more, and expires where it is not signed by then.
[[nodiscard]] base::result<changed_order> confirm(const order& before, party who, const offer_book& offers, base::instant now,
                                                  std::chrono::seconds contract = contract_time);
/// What the buyer says of one line on arrival.
struct line_acceptance {
    line_id line{};
    std::int64_t accepted_quantity = 0;
    std::int64_t rejected_quantity = 0;
    std::optional<std::string> reason{};  ///< this and the next are needed where something is rejected
    std::optional<rejection_outcome> rejected_goods{};
    std::optional<std::string> photo_sha256{};  ///< only where something is rejected
    std::optional<std::int64_t> handover_temperature_mc{};
    std::optional<std::int64_t> accepted_g{};  ///< as weighed; only where the line is paid by its mass
};
/// Either all of what arrived, or every line of it by itself.
struct acceptance {
    bool all = false;
    std::vector<line_acceptance> lines{};
    signer by{};
};
/// What the buyer says of lines whose `quantity` is what arrived: they are answered with what was accepted and rejected of them. What is
/// paid by its mass is weighed and so is never accepted by `all`. Every line must be named exactly once, or `all` given: silence about a
/// line is not consent. Errors: acceptance-invalid (unprocessable) with one field error per fault, as "/lines/2/accepted_quantity".
[[nodiscard]] base::result<std::vector<order_line>> read_acceptance(std::vector<order_line> arrived, const acceptance& said);

/// Rates (评价) what was accepted. Errors: rated-already.
[[nodiscard]] base::result<changed_order> rate(const order& before, party who, rating said);

/// Cancels (取消).
[[nodiscard]] base::result<changed_order> cancel(const order& before, party who, std::string reason, base::instant now);
/// Lets go of a hold whose time has passed. Errors: hold-not-expired.
[[nodiscard]] base::result<changed_order> expire(const order& before, base::instant now);

}  // namespace chuanpin::orders::domain
