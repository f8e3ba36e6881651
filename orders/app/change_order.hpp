// What every change of an order has in common: lock it, decide, carry the stock effect out, save, tell. Inside a transaction.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "orders/app/ports.hpp"
#include "orders/domain/order/changes.hpp"
#include "platform/base/random.hpp"
#include "platform/base/version_condition.hpp"

namespace chuanpin::orders::app {

/// Decides on the order as it is locked; `who` is what the caller is to it.
using decision = std::function<base::result<domain::changed_order>(const domain::order& before, domain::party who)>;

/// Which order is to be changed, and which versions of it the caller decided by.
struct change_target {
    domain::order_id id{};
    base::version_condition seen{};
};

/// With the versions that were in force when the order was placed, so that one withdrawn since is seen.
[[nodiscard]] domain::offer_book offers_of(transaction& open, const domain::order& what);

/// The order, locked, and what the caller is to it.
struct locked_order {
    domain::order what;
    domain::party who{};
};
/// Errors: order-not-found, also where the caller's organisation is nobody to the order; version-stale.
[[nodiscard]] base::result<locked_order> lock_order(transaction& open, const base::call_context& context, const change_target& target);

/// Locks the budgets that the order names: for whoever locks stock before carry_out does, since budgets come first.
void lock_budgets(transaction& open, const domain::order& what);

/// Carries out what a change does to money and stock, and to the need that a cancelled order would have filled (lock_filled_need was
/// called before the order was locked), saves it and tells it, `more` after it (their ids are given here). The stock effect
/// is that of `movements`; without any it is the row's, for everything that the order still holds. Errors: credit-not-granted,
/// credit-exceeded where the change makes an order on credit owe more.
[[nodiscard]] base::result<void> carry_out(transaction& open, const base::call_context& context, const domain::order& before,
                                           domain::changed_order& changed, base::random_source& random,
                                           std::vector<domain::movement> movements = {}, std::vector<domain::recorded_event> more = {});

/// Answers the order after the change. Errors: order-not-found, also where the caller's organisation is nobody to the order;
/// version-stale, decided under the order's lock; those of the decision; credit-not-granted, credit-exceeded where the change makes an
/// order on credit owe more.
[[nodiscard]] base::result<domain::order> change_order(transaction& open, const base::call_context& context, const change_target& target,
                                                       base::random_source& random, const decision& decide);

}  // namespace chuanpin::orders::app
