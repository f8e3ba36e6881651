#include "orders/app/payment/keep_credit_limits.hpp"

#include "orders/domain/payment/errors.hpp"

namespace chuanpin::orders::app {

base::task<base::result<base::reply>> keep_credit_limits::set(const base::call_context& context, base::idempotent<domain::credit_limit> as,
                                                              credit_request asked) {
    co_return co_await database_.write(context, std::move(as.claim), [&](transaction& open) -> base::result<std::string> {
        const auto after = open.credits().set({.id = domain::credit_limit_id::make(context.now, random_),
                                               .supplier = context.who->organisation,
                                               .buyer = asked.buyer,
                                               .unit = asked.unit,
                                               .limit = asked.limit});
        if (!after) {
            const auto standing = open.credits().find(context.who->organisation, asked.buyer, asked.unit);
            return base::refusal(domain::errors::credit_limit_too_small(standing.value().used));
        }
        const domain::recorded_event event{domain::credit_limit_event{domain::event_id::make(context.now, random_), *after}, &context};
        open.record({&event, 1});
        return as.encode(*after);
    });
}

base::task<base::result<std::vector<domain::credit_limit>>> keep_credit_limits::page(const base::call_context& context,
                                                                                     std::optional<domain::credit_limit_id> after,
                                                                                     std::size_t limit) {
    std::vector<domain::credit_limit> limits;
    const auto done = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        limits = open.credits().page(*context.who, after, limit);
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return limits;
}

}  // namespace chuanpin::orders::app
