// base::unit_of_work over plain values in memory: the fake side of a service's port.
//
// `State` is a copyable value (maps of rows). `Implementation` is constructed from (State&, const call_context&) and implements
// `Transaction`. A transaction works on a copy, COMMIT puts the copy in place; receipts behave as those of platform/mysql
// (the contract suite runs on both). One executor only.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>

#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "platform/base/unit_of_work.hpp"

namespace chuanpin::tests {

template <class State, class Transaction, class Implementation>
class fake_unit_of_work final : public base::unit_of_work<Transaction> {
public:
    base::task<base::result<base::reply>> write(const base::call_context& context, base::receipt claim,
                                                std::function<base::result<std::string>(Transaction&)> work) override {
        co_await suspend_once();
        if (auto fault = next_fault(context)) co_return base::refusal(*std::move(fault));
        if (const auto known = receipts_.find({claim.scope, claim.key}); known != receipts_.end()) {
            if (known->second.asked != claim.asked) co_return base::refusal(key_reused());
            co_return base::reply{known->second.body, true};
        }
        State copy = state_;
        Implementation transaction(copy, context);
        ++transactions_;
        auto body = work(transaction);
        if (!body) co_return base::refusal(std::move(body.error()));
        state_ = std::move(copy);
        receipts_[{claim.scope, claim.key}] = {claim.asked, *body};
        if (auto lost = std::exchange(lost_reply_, std::nullopt)) co_return base::refusal(*std::move(lost));
        co_return base::reply{*std::move(body), false};
    }

    base::task<base::result<void>> read(const base::call_context& context, std::function<base::result<void>(Transaction&)> work) override {
        co_await suspend_once();
        if (auto fault = next_fault(context)) co_return base::refusal(*std::move(fault));
        State copy = state_;
        Implementation transaction(copy, context);
        co_return work(transaction);
    }

    /// What is committed. Tests may put rows into it directly.
    [[nodiscard]] State& state() { return state_; }
    [[nodiscard]] std::size_t receipts() const { return receipts_.size(); }
    /// Transactions that ran their work, refused ones included.
    [[nodiscard]] std::size_t transactions() const { return transactions_; }

    /// The next call is refused with this before anything happens (an unavailable database, …).
    void fail_next(base::error with) { fault_ = std::move(with); }
    /// The next write commits and its caller hears outcome-unknown.
    void lose_next_reply() { lost_reply_ = base::error{base::error_kind::unknown_outcome, "outcome-unknown", "The fake lost its reply."}; }

private:
    struct kept {
        base::fingerprint asked{};
        std::string body;
    };

    static base::error key_reused() {
        return {base::error_kind::unprocessable, "idempotency-key-reused", "The key was used for another request."};
    }

    // Lets other coroutines in before the transaction, as a real database does; the transaction itself is one piece.
    static base::task<void> suspend_once() {
        co_await boost::asio::post(co_await boost::asio::this_coro::executor, boost::asio::use_awaitable);
    }

    std::optional<base::error> next_fault(const base::call_context& context) {
        if (fault_) return std::exchange(fault_, std::nullopt);
        if (std::chrono::steady_clock::now() < context.deadline) return std::nullopt;
        return base::error{base::error_kind::timeout, "deadline-passed", "The deadline passed before the work began."};
    }

    State state_{};
    std::map<std::pair<std::string, std::string>, kept> receipts_;
    std::optional<base::error> fault_;
    std::optional<base::error> lost_reply_;
    std::size_t transactions_ = 0;
};

}  // namespace chuanpin::tests
