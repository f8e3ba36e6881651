#include "orders/app/spending/keep_budgets.hpp"

#include "orders/domain/spending/errors.hpp"

namespace chuanpin::orders::app {
namespace {

// Those of one's own organisation; of one's own unit where one acts for a unit.
bool may_see(const base::principal& who, const domain::budget& what) {
    return what.organisation == who.organisation && (!who.unit || who.unit == what.unit);
}

base::result<domain::budget> find_own(transaction& open, const base::call_context& context, domain::budget_id id) {
    auto found = open.spending().find(id);
    if (!found || !may_see(*context.who, *found)) return base::refusal(domain::errors::budget_not_found(base::to_wire(id)));
    return *std::move(found);
}

// As `find_own`, and nobody else changes it until the transaction ends.
base::result<domain::budget> lock_own(transaction& open, const base::call_context& context, domain::budget_id id) {
    auto locked = open.spending().lock({}, {&id, 1}).budgets;
    if (locked.empty() || !may_see(*context.who, locked.front())) return base::refusal(domain::errors::budget_not_found(base::to_wire(id)));
    return std::move(locked.front());
}

}  // namespace

base::task<base::result<base::reply>> keep_budgets::open(const base::call_context& context, base::idempotent<domain::budget> as,
                                                         budget_request asked) {
    co_return co_await database_.write(context, std::move(as.claim), [&](transaction& open) -> base::result<std::string> {
        if (context.who->unit && asked.unit != context.who->unit)
            return base::refusal(domain::errors::budget_unusable({{"/unit_id", "other-unit", "You act for another unit."}}));
        const domain::budget fresh{.id = domain::budget_id::make(context.now, random_),
                                   .organisation = context.who->organisation,
                                   .unit = asked.unit,
                                   .year = asked.year,
                                   .from = asked.from,
                                   .name_zh = asked.name_zh,
                                   .allocated = asked.allocated};
        if (!open.spending().add(fresh)) return base::refusal(domain::errors::budget_exists(asked.year, asked.from));
        record(open, context, fresh);
        return as.encode(fresh);
    });
}

base::task<base::result<base::reply>> keep_budgets::allocate(const base::call_context& context, base::idempotent<domain::budget> as,
                                                             domain::budget_id id, base::version_condition seen, base::fen allocated) {
    co_return co_await database_.write(context, std::move(as.claim), [&](transaction& open) -> base::result<std::string> {
        auto what = lock_own(open, context, id);
        if (!what) return base::refusal(std::move(what.error()));
        if (auto current = base::check_version(seen, base::to_wire(id), what->version); !current)
            return base::refusal(std::move(current.error()));
        what->allocated = allocated;
        if (!domain::is_sound(*what)) return base::refusal(domain::errors::allocation_too_small(*what));
        ++what->version;
        open.spending().save({&*what, 1});
        record(open, context, *what);
        return as.encode(*what);
    });
}

void keep_budgets::record(transaction& open, const base::call_context& context, const domain::budget& what) {
    const domain::recorded_event event{domain::budget_event{domain::event_id::make(context.now, random_), what}, &context};
    open.record({&event, 1});
}

base::task<base::result<domain::budget>> keep_budgets::find(const base::call_context& context, domain::budget_id id) {
    std::optional<domain::budget> found;
    const auto done = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        auto own = find_own(open, context, id);
        if (!own) return base::refusal(std::move(own.error()));
        found = *std::move(own);
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return *std::move(found);
}

base::task<base::result<std::vector<domain::budget>>> keep_budgets::page(const base::call_context& context, std::optional<int> year,
                                                                         std::optional<domain::budget_id> after, std::size_t limit) {
    std::vector<domain::budget> budgets;
    const auto done = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        budgets = open.spending().page(context.who->organisation, context.who->unit, year, after, limit);
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return budgets;
}

base::task<base::result<std::vector<commitment>>> keep_budgets::commitments(const base::call_context& context, domain::budget_id id,
                                                                            std::optional<domain::order_id> before, std::size_t limit) {
    std::vector<commitment> found;
    const auto done = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        if (auto own = find_own(open, context, id); !own) return base::refusal(std::move(own.error()));
        found = open.spending().commitments(id, before, limit);
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return found;
}

}  // namespace chuanpin::orders::app
