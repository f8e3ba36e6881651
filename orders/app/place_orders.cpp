#include "orders/app/place_orders.hpp"

#include <algorithm>

#include "orders/app/order_batch.hpp"
#include "orders/domain/errors.hpp"

namespace chuanpin::orders::app {
namespace {

std::vector<base::receipt> claims_of(std::span<const order_submission> batch) {
    std::vector<base::receipt> claims;
    claims.reserve(batch.size());
    for (const auto& each : batch) claims.push_back(each.as.claim);
    return claims;
}

base::deadline earliest_deadline(std::span<const order_submission> batch) {
    return std::ranges::min(batch, {}, [](const order_submission& each) { return each.context.deadline; }).context.deadline;
}

std::vector<base::result<std::string>> refuse_all(std::size_t count) {
    return std::vector<base::result<std::string>>(count, base::refusal(domain::errors::offers_behind()));
}

}  // namespace

base::task<std::vector<order_outcome>> place_orders::operator()(std::vector<order_submission> batch) {
    std::vector<order_outcome> outcomes(batch.size());
    co_await place(batch, outcomes);
    co_return outcomes;
}

base::task<void> place_orders::place(std::span<order_submission> batch, std::span<order_outcome> outcomes) {
    std::exception_ptr fault;
    // Looked at here, on the I/O thread, and used inside, so that a key which is known already is answered all the same.
    const bool offers_behind = offers_.lag() > options_.offer_lag_max;
    const auto work = [&, offers_behind](transaction& open, const std::vector<std::size_t>& fresh) {
        if (offers_behind) return refuse_all(fresh.size());
        return order_batch(batch, fresh, random_, options_).place(open);
    };
    try {
        auto answers = co_await database_.write_batch(earliest_deadline(batch), claims_of(batch), work);
        for (std::size_t i = 0; i < answers.size(); ++i) outcomes[i].answer = std::move(answers[i]);
    } catch (...) {
        fault = std::current_exception();
    }
    if (!fault) co_return;
    if (batch.size() == 1)
        outcomes.front().fault = fault;
    else
        co_await place_halves(batch, outcomes);
}

base::task<void> place_orders::place_halves(std::span<order_submission> batch, std::span<order_outcome> outcomes) {
    const auto half = batch.size() / 2;
    co_await place(batch.first(half), outcomes.first(half));
    co_await place(batch.subspan(half), outcomes.subspan(half));
}

}  // namespace chuanpin::orders::app
