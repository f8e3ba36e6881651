// The ports of orders over plain values in memory: transactions on a copy, receipts as platform/mysql keeps them.
#pragma once

#include <algorithm>
#include <map>

#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "tests/contract/orders/fake_transaction.hpp"

namespace chuanpin::tests {

/// One executor only. A transaction works on a copy and is one piece; COMMIT puts the copy in place.
class fake_database final : public app::unit_of_work, public app::batch_unit_of_work {
public:
    base::task<base::result<base::reply>> write(const base::call_context&, base::receipt claim,
                                                std::function<base::result<std::string>(app::transaction&)> work) override {
        auto answers = co_await write_batch({}, {std::move(claim)}, [&](app::transaction& open, const std::vector<std::size_t>&) {
            return std::vector<base::result<std::string>>{work(open)};
        });
        co_return std::move(answers.front());
    }
    base::task<base::result<void>> read(const base::call_context&, std::function<base::result<void>(app::transaction&)> work) override {
        auto copy = state_;
        fake_transaction open(copy);
        co_return work(open);
    }
    base::task<std::vector<base::result<base::reply>>> write_batch(base::deadline, std::vector<base::receipt> claims,
                                                                   batch_work work) override {
        co_await boost::asio::post(co_await boost::asio::this_coro::executor, boost::asio::use_awaitable);
        std::vector<std::size_t> fresh;
        for (std::size_t i = 0; i < claims.size(); ++i)
            if (!receipts_.contains(key_of(claims[i]))) fresh.push_back(i);
        std::vector<base::result<base::reply>> answers(claims.size());
        for (std::size_t i = 0; i < claims.size(); ++i)
            if (const auto known = receipts_.find(key_of(claims[i])); known != receipts_.end())
                answers[i] = replay(known->second, claims[i]);
        if (fresh.empty()) co_return answers;
        auto copy = state_;
        fake_transaction open(copy);
        auto bodies = work(open, fresh);
        const bool any = std::ranges::any_of(bodies, [](const auto& each) { return each.has_value(); });
        if (any) state_ = std::move(copy);
        for (std::size_t i = 0; i < fresh.size(); ++i) {
            if (bodies[i]) receipts_[key_of(claims[fresh[i]])] = {claims[fresh[i]].asked, *bodies[i]};
            answers[fresh[i]] = bodies[i] ? base::result<base::reply>(base::reply{*bodies[i], false}) : base::refusal(bodies[i].error());
        }
        co_return answers;
    }

    [[nodiscard]] orders_state& state() { return state_; }

private:
    struct kept {
        base::fingerprint asked{};
        std::string body;
    };
    static std::pair<std::string, std::string> key_of(const base::receipt& claim) { return {claim.scope, claim.key}; }
    static base::result<base::reply> replay(const kept& known, const base::receipt& claim) {
        if (known.asked != claim.asked)
            return base::refusal(base::error{base::error_kind::unprocessable, "idempotency-key-reused", "The fake knows the key."});
        return base::reply{known.body, true};
    }

    orders_state state_;
    std::map<std::pair<std::string, std::string>, kept> receipts_;
};

}  // namespace chuanpin::tests
