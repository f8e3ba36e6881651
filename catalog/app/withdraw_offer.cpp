#include "catalog/app/withdraw_offer.hpp"

#include <utility>

#include "catalog/app/own_product.hpp"
#include "catalog/domain/errors.hpp"

namespace chuanpin::catalog::app {

base::task<base::result<base::reply>> withdraw_offer::run(const base::call_context& context, base::idempotent<withdrawal_view> request,
                                                          domain::offer_id id, base::version_condition seen) {
    co_return co_await database_.write(context, request.claim, [&](transaction& tx) -> base::result<std::string> {
        const auto head = tx.offers().find(id);
        if (!head) return base::refusal(domain::errors::offer_not_found(id));
        const auto own = lock_own_product(tx, head->product, context);
        if (!own) return base::refusal(domain::errors::offer_not_found(id));
        // Read again: whoever held the lock before may have published a version.
        const auto locked = tx.offers().find(id).value();
        if (auto current = base::check_version(seen, base::to_wire(id), locked.newest_version); !current)
            return base::refusal(std::move(current.error()));
        const auto live = tx.offers().live({&head->product, 1}, context.now);
        withdrawal_view view{id, head->product, domain::plan_withdrawal(live, context.now)};
        if (view.closed.empty()) return base::refusal(domain::errors::offer_not_active(id));
        auto revision = locked.revision;
        for (const auto& closed : view.closed) {
            tx.offers().close(id, closed, context.now);
            tx.record(domain::offer_withdrawn{domain::event_id::make(context.now, random_), id, head->product, own->supplier, closed,
                                              ++revision});
        }
        tx.offers().set_revision(id, revision);
        return request.encode(view);
    });
}

}  // namespace chuanpin::catalog::app
