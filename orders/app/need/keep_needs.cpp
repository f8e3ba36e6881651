#include "orders/app/need/keep_needs.hpp"

#include "orders/domain/need/errors.hpp"

namespace chuanpin::orders::app {
namespace {

constexpr std::string_view stated_event = "need.stated";
constexpr std::string_view changed_event = "need.changed";
constexpr std::string_view withdrawn_event = "need.withdrawn";

base::result<domain::purchase_need> lock_own(transaction& open, const base::principal& who, domain::need_id id) {
    auto locked = open.needs().lock({&id, 1});
    if (locked.empty() || !domain::belongs_to(locked.front(), who)) return base::refusal(domain::errors::need_not_found(base::to_wire(id)));
    return std::move(locked.front());
}

}  // namespace

keep_needs::answer keep_needs::state(const base::call_context& context, claim as, domain::need_terms terms) {
    co_return co_await database_.write(context, std::move(as.claim), [&](transaction& open) -> base::result<std::string> {
        if (auto fine = domain::check_terms(terms, base::business_date_of(context.now)); !fine)
            return base::refusal(std::move(fine.error()));
        const domain::purchase_need fresh{.id = domain::need_id::make(context.now, random_),
                                          .buyer = context.who->organisation,
                                          .unit = context.who->unit,
                                          .terms = terms,
                                          .stated_by = context.who->account,
                                          .stated_at = context.now};
        open.needs().insert(fresh);
        record(open, context, stated_event, fresh);
        return as.encode(fresh);
    });
}

keep_needs::answer keep_needs::change(const base::call_context& context, claim as, need_target target, domain::need_terms terms) {
    co_return co_await database_.write(context, std::move(as.claim), [&](transaction& open) -> base::result<std::string> {
        auto found = lock_own(open, *context.who, target.id);
        if (!found) return base::refusal(std::move(found.error()));
        const auto after = domain::change(*std::move(found), target.seen, terms, base::business_date_of(context.now));
        if (!after) return base::refusal(after.error());
        open.needs().save(*after, 1);
        record(open, context, changed_event, *after);
        return as.encode(*after);
    });
}

keep_needs::answer keep_needs::withdraw(const base::call_context& context, claim as, need_target target) {
    co_return co_await database_.write(context, std::move(as.claim), [&](transaction& open) -> base::result<std::string> {
        auto found = lock_own(open, *context.who, target.id);
        if (!found) return base::refusal(std::move(found.error()));
        const auto after = domain::withdraw(*std::move(found), target.seen, context.now);
        if (!after) return base::refusal(after.error());
        open.needs().save(*after, 1);
        record(open, context, withdrawn_event, *after);
        return as.encode(*after);
    });
}

void keep_needs::record(transaction& open, const base::call_context& context, std::string_view type, const domain::purchase_need& what) {
    const domain::recorded_event event{domain::need_event{domain::event_id::make(context.now, random_), type, what}, &context};
    open.record({&event, 1});
}

base::task<base::result<domain::purchase_need>> keep_needs::find(const base::call_context& context, domain::need_id id) {
    std::optional<domain::purchase_need> found;
    const auto done = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        found = open.needs().find(id);
        if (!found || !domain::belongs_to(*found, *context.who)) return base::refusal(domain::errors::need_not_found(base::to_wire(id)));
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return *std::move(found);
}

base::task<base::result<std::vector<domain::purchase_need>>> keep_needs::page(const base::call_context& context,
                                                                              std::optional<domain::need_id> before, std::size_t limit) {
    std::vector<domain::purchase_need> found;
    const auto done = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        found = open.needs().page(*context.who, before, limit);
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return found;
}

base::task<base::result<std::vector<domain::need_total>>> keep_needs::totals(const base::call_context& context,
                                                                             domain::total_question asked,
                                                                             std::optional<domain::total_place> after, std::size_t limit) {
    std::vector<domain::need_total> found;
    const auto done = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        found = open.needs().totals(asked, after, limit);
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return found;
}

}  // namespace chuanpin::orders::app
