// Places orders (下单): many callers, one transaction, each with an answer of their own.
//
// All orders of a batch are decided in memory, in the order in which they came, on stock rows locked once in key order; then
// each table is written once. An order gets all of its lines or nothing. The number of statements depends neither on the number
// of orders nor on their lines.
#pragma once

#include <chrono>
#include <exception>
#include <memory>
#include <vector>

#include "orders/app/ports.hpp"
#include "orders/domain/order/placing.hpp"
#include "orders/domain/standing/partial_day.hpp"
#include "orders/domain/stock/hold_cap.hpp"
#include "orders/domain/supply/ids.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::orders::app {

/// One caller's order. `context.who` is signed in.
struct order_submission {
    base::call_context context;
    base::idempotent<domain::order> as;
    domain::order_request asked;
    std::optional<domain::draft_claim> draft{};            ///< that becomes the order, in the same transaction
    std::optional<domain::supply_contract_id> contract{};  ///< of which it is a call-off, with one line
    std::optional<domain::standing_day_claim> day{};       ///< of a standing order, that the order is for
    std::optional<domain::fill_claim> fill{};              ///< whose shares become the order, in the same transaction
    std::shared_ptr<const domain::partial_day> partial{};  ///< where the day is ordered in part
};

/// The caller's answer, or the exception that is theirs alone.
struct order_outcome {
    base::result<base::reply> answer{};
    std::exception_ptr fault{};
};

struct placing_options {
    std::chrono::seconds hold{std::chrono::hours(72)};  ///< how long an order that nobody confirms holds its stock
    std::chrono::milliseconds offer_lag_max{10'000};    ///< beyond it nothing is sold
    domain::hold_cap cap{};                             ///< of what one organisation holds without a confirmation
};

class place_orders {
public:
    /// All arguments outlive it.
    place_orders(batch_unit_of_work& database, const offer_feed& offers, base::random_source& random, placing_options options)
        : database_(database), offers_(offers), random_(random), options_(options) {}

    /// Answers each submission in its order. A batch that fails as a whole is split in halves, down to the one that fails.
    /// Errors of an order: those of domain::check_request and domain::price; insufficient-stock, hold-cap-exceeded (conflict);
    /// of a draft those of domain::check_submission; of a standing order's day
    /// standing-day-decided; of a call-off those of
    /// call_off_batch; offers-behind, and those of unit_of_work::write.
    base::task<std::vector<order_outcome>> operator()(std::vector<order_submission> batch);

private:
    base::task<void> place(std::span<order_submission> batch, std::span<order_outcome> outcomes);
    base::task<void> place_halves(std::span<order_submission> batch, std::span<order_outcome> outcomes);

    batch_unit_of_work& database_;
    const offer_feed& offers_;
    base::random_source& random_;
    placing_options options_;
};

}  // namespace chuanpin::orders::app
