#include "orders/app/delivery/accept_delivery.hpp"

#include <algorithm>
#include <exception>

#include "orders/domain/delivery/errors.hpp"
#include "orders/domain/errors.hpp"

namespace chuanpin::orders::app {
namespace {

constexpr std::size_t overdue_max = 100;  // of one run

std::vector<domain::delivery> all_of(transaction& open, domain::order_id order) {
    return open.deliveries().of(order, 0, static_cast<std::size_t>(domain::deliveries_max));
}

bool is_open(const domain::delivery& each) { return !each.accepted_at; }

domain::signer signer_of(const base::call_context& context) { return {context.who->account, context.who->display_name}; }

}  // namespace

base::result<std::string> accept_delivery::accept(transaction& open, const base::call_context& context, const claim& as,
                                                  const locked_order& before, const domain::delivery& what,
                                                  const domain::acceptance& said) {
    const auto others = all_of(open, before.what.id);
    const bool others_open = std::ranges::any_of(others, [&](const auto& each) { return each.id != what.id && is_open(each); });
    auto done = domain::accept(before.what, what, others_open, before.who, said, context.now);
    if (!done) return base::refusal(std::move(done.error()));
    open.deliveries().save(done->after);
    const domain::recorded_event accepted{domain::delivery_event{domain::event_id::make(context.now, random_),
                                                                 domain::delivery_accepted_event, done->after, &done->order.after},
                                          &context};
    if (auto carried = carry_out(open, context, before.what, done->order, random_, {}, {accepted}); !carried)
        return base::refusal(std::move(carried.error()));
    return as.encode({std::move(done->after), std::move(done->order.after)});
}

accept_delivery::answer accept_delivery::operator()(const base::call_context& context, claim as, delivery_target target,
                                                    domain::acceptance said) {
    said.by = signer_of(context);
    co_return co_await database_.write(context, as.claim, [&](transaction& open) -> base::result<std::string> {
        const auto not_found = [&] { return base::refusal(domain::errors::delivery_not_found(base::to_wire(target.id))); };
        const auto known = open.deliveries().find(target.id);
        if (!known) return not_found();
        const auto before = lock_order(open, context, {.id = known->order});
        if (!before) return not_found();
        const auto what = open.deliveries().lock(target.id);
        if (!what) return not_found();
        if (auto current = base::check_version(target.seen, base::to_wire(target.id), what->version); !current)
            return base::refusal(std::move(current.error()));
        return accept(open, context, as, *before, *what, said);
    });
}

accept_delivery::answer accept_delivery::of_order(const base::call_context& context, claim as, change_target target,
                                                  domain::acceptance said) {
    said.by = signer_of(context);
    co_return co_await database_.write(context, as.claim, [&](transaction& open) -> base::result<std::string> {
        const auto before = lock_order(open, context, target);
        if (!before) return base::refusal(before.error());
        if (auto possible = domain::advance(before->what, domain::order_action::accept, before->who); !possible)
            return base::refusal(std::move(possible.error()));
        const auto all = all_of(open, target.id);
        const auto waiting = static_cast<std::size_t>(std::ranges::count_if(all, is_open));
        if (waiting != 1) return base::refusal(domain::errors::several_deliveries(target.id, waiting));
        const auto what = open.deliveries().lock(std::ranges::find_if(all, is_open)->id);
        return accept(open, context, as, *before, what.value(), said);
    });
}

base::task<base::result<std::size_t>> accept_delivery::escalate_overdue(const base::call_context& context) {
    std::vector<domain::order_delivery_id> overdue;
    const auto found = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        overdue = open.deliveries().find_overdue(context.now, overdue_max);
        return {};
    });
    if (!found) co_return base::refusal(found.error());
    std::size_t told = 0;
    std::exception_ptr fault;
    for (const auto id : overdue) {
        base::result<bool> done = false;
        try {
            done = co_await escalate(context, id);
        } catch (...) {
            fault = std::current_exception();  // one broken delivery must not keep the others from being told
        }
        if (!done) co_return base::refusal(done.error());
        if (*done) ++told;
    }
    if (fault) std::rethrow_exception(fault);
    co_return told;
}

// Who signed in between, or another process that was faster, is no fault.
base::task<base::result<bool>> accept_delivery::escalate(const base::call_context& context, domain::order_delivery_id id) {
    bool told = false;
    const base::receipt claim{.scope = "job:acceptance-overdue", .key = base::to_wire(id)};
    const auto done = co_await database_.write(context, claim, [&](transaction& open) -> base::result<std::string> {
        told = false;
        const auto known = open.deliveries().find(id);
        const auto of = known ? open.orders().lock(known->order) : std::nullopt;
        const auto what = of ? open.deliveries().lock(id) : std::nullopt;
        const auto after = what ? domain::escalate(*what, context.now) : std::nullopt;
        if (!after) return std::string();
        open.deliveries().save(*after);
        const domain::recorded_event overdue{
            domain::delivery_event{domain::event_id::make(context.now, random_), domain::acceptance_overdue_event, *after, &*of}, &context};
        open.record({&overdue, 1});
        told = true;
        return std::string();
    });
    if (done) co_return told && !done->replayed;
    if (done.error().code == "request-in-progress") co_return false;
    co_return base::refusal(done.error());
}

}  // namespace chuanpin::orders::app
