#include "catalog/app/tell_overdue_steps.hpp"

#include <utility>

namespace chuanpin::catalog::app {

base::task<base::result<std::size_t>> tell_overdue_steps::operator()(const base::call_context& context) {
    std::vector<domain::mark_application_id> late;
    const auto found = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        late = tx.marks().find_overdue_untold(base::business_date_of(context.now), overdue_steps_max);
        return {};
    });
    if (!found) co_return base::refusal(found.error());
    std::size_t told = 0;
    for (const auto& id : late) {
        const auto done = co_await tell(context, id);
        if (!done) co_return base::refusal(done.error());
        told += *done ? 1 : 0;
    }
    co_return told;
}

// An office that decided in between, or another process that was faster, leaves nothing to tell.
base::task<base::result<bool>> tell_overdue_steps::tell(const base::call_context& context, domain::mark_application_id id) {
    const auto event = domain::event_id::make(context.now, random_);
    const base::receipt claim{.scope = "job:tell-overdue-steps", .key = base::to_wire(event)};
    bool told = false;
    const auto done = co_await database_.write(context, claim, [&](transaction& tx) -> base::result<std::string> {
        told = false;
        auto late = tx.marks().lock(id);
        if (!late || late->overdue_told || !domain::overdue_since(*late, base::business_date_of(context.now))) return std::string();
        auto marked = domain::tell_overdue(*std::move(late), context.now);
        tx.marks().save(marked);
        tx.record(domain::mark_application_changed{event, "step_overdue", std::move(marked)});
        told = true;
        return std::string();
    });
    if (!done) co_return base::refusal(done.error());
    co_return told;
}

}  // namespace chuanpin::catalog::app
