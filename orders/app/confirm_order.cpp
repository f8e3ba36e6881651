#include "orders/app/confirm_order.hpp"

#include "orders/app/contract/handle_contracts.hpp"
#include "orders/app/replacing/replace_lines.hpp"

namespace chuanpin::orders::app {

base::task<base::result<base::reply>> confirm_order::operator()(const base::call_context& context, base::idempotent<domain::order> as,
                                                                change_target target,
                                                                std::vector<domain::proposed_replacement> replacements) {
    co_return co_await database_.write(context, std::move(as.claim), [&](transaction& open) -> base::result<std::string> {
        auto locked = lock_order(open, context, target);
        if (!locked) return base::refusal(std::move(locked.error()));
        replaced_order before{.what = std::move(locked->what)};
        if (!replacements.empty()) {
            auto replaced = replace_lines(open, context, before.what, locked->who, replacements, random_);
            if (!replaced) return base::refusal(std::move(replaced.error()));
            before = *std::move(replaced);
        }
        auto changed = domain::confirm(before.what, locked->who, offers_of(open, before.what), context.now, contract_);
        if (!changed) return base::refusal(std::move(changed.error()));
        if (auto done = carry_out(open, context, before.what, *changed, random_, {}, std::move(before.events)); !done)
            return base::refusal(std::move(done.error()));
        if (changed->after.status == domain::order_status::contracting) draw_contract(open, changed->after, context.now);
        return as.encode(changed->after);
    });
}

}  // namespace chuanpin::orders::app
