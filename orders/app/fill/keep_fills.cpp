#include "orders/app/fill/keep_fills.hpp"

#include <algorithm>

#include "orders/app/fill/fill_maker.hpp"
#include "orders/domain/need/errors.hpp"

namespace chuanpin::orders::app {

bool is_own(transaction& open, const base::principal& who, const domain::need_fill& what) {
    if (what.buyer != who.organisation) return false;
    return std::ranges::all_of(what.needs, [&](domain::need_id id) {
        const auto need = open.needs().find(id);
        return need && domain::belongs_to(*need, who);
    });
}

base::task<base::result<base::reply>> keep_fills::propose(const base::call_context& context, base::idempotent<fill_view> as,
                                                          fill_request asked) {
    co_return co_await database_.write(context, std::move(as.claim), [&](transaction& open) -> base::result<std::string> {
        fill_maker maker(open, context, random_);
        auto needs = open.needs().lock(asked.needs);
        for (const auto& id : asked.needs) {
            const auto found = std::ranges::find(needs, id, &domain::purchase_need::id);
            if (found == needs.end() || !domain::belongs_to(*found, *context.who))
                return base::refusal(domain::errors::need_not_found(base::to_wire(id)));
        }
        for (auto& each : needs) {
            if (each.committed > 0 && !each.withdrawn_at) maker.release_cancelled(each);
            const auto status = domain::status_of(each, base::business_date_of(context.now));
            if (!domain::is_wanting(status)) return base::refusal(domain::errors::need_not_open(each.id, domain::name_of(status)));
        }
        return as.encode({maker.propose(needs, asked.terms), std::nullopt});
    });
}

base::task<base::result<fill_view>> keep_fills::find(const base::call_context& context, domain::fill_id id) {
    fill_view view;
    const auto done = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        auto found = open.fills().find(id);
        if (!found || !is_own(open, *context.who, *found)) return base::refusal(domain::errors::fill_not_found(base::to_wire(id)));
        view.what = *std::move(found);
        view.next.reset();
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return view;
}

base::task<base::result<std::vector<domain::need_fill>>> keep_fills::page(const base::call_context& context, domain::need_id need,
                                                                          std::optional<domain::fill_id> before, std::size_t limit) {
    std::vector<domain::need_fill> fills;
    const auto done = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        const auto found = open.needs().find(need);
        if (!found || !domain::belongs_to(*found, *context.who)) return base::refusal(domain::errors::need_not_found(base::to_wire(need)));
        fills = open.fills().page(need, before, limit);
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return fills;
}

}  // namespace chuanpin::orders::app
