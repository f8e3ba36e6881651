#include "orders/app/returning/handle_returns.hpp"

#include <algorithm>

#include "orders/app/returning/returned_stock.hpp"
#include "orders/domain/errors.hpp"
#include "orders/domain/returning/errors.hpp"

namespace chuanpin::orders::app {
namespace {

struct bound_money {
    base::fen all{};
    std::vector<domain::line_amount> lines{};
};

bound_money bound_by_complaints(transaction& open, domain::order_id order) {
    bound_money bound;
    for (const auto& each : open.complaints().of(order)) {
        bound.all.value += domain::bound_by(each).value;
        for (const auto& line : domain::bound_lines(each)) bound.lines.push_back(line);
    }
    return bound;
}

}  // namespace

domain::recorded_event handle_returns::told(const base::call_context& context, std::string_view type, const domain::goods_return& what) {
    return {domain::return_event{domain::event_id::make(context.now, random_), type, what}, &context};
}

// The order first, so that whatever its returns and complaints take of it is decided one after the other.
base::result<handle_returns::locked_return> handle_returns::lock(transaction& open, const base::call_context& context,
                                                                 const return_target& target) {
    const auto not_found = [&] { return base::refusal(domain::errors::return_not_found(base::to_wire(target.id))); };
    const auto known = open.returns().find(target.id);
    if (!known) return not_found();
    auto of = lock_order(open, context, {.id = known->order});
    auto what = of ? open.returns().lock(target.id) : std::nullopt;
    if (!what) return not_found();
    if (auto current = base::check_version(target.seen, base::to_wire(target.id), what->version); !current)
        return base::refusal(std::move(current.error()));
    return locked_return{*std::move(of), *std::move(what)};
}

handle_returns::answer handle_returns::request(const base::call_context& context, claim as, change_target target,
                                               domain::return_request said) {
    said.by = context.who->account;
    co_return co_await database_.write(context, as.claim, [&](transaction& open) -> base::result<std::string> {
        const auto of = lock_order(open, context, target);
        if (!of) return base::refusal(of.error());
        const auto others = open.returns().of(target.id, std::nullopt, domain::returns_max);
        const auto bound = bound_by_complaints(open, target.id);
        const auto fresh = domain::request_return(of->what, of->who, said, others, bound.all, domain::return_id::make(context.now, random_),
                                                  context.now, bound.lines);
        if (!fresh) return base::refusal(fresh.error());
        open.returns().insert(*fresh);
        const auto event = told(context, domain::return_requested_event, *fresh);
        open.record({&event, 1});
        return as.encode(*fresh);
    });
}

handle_returns::answer handle_returns::change(const base::call_context& context, claim as, return_target target, decision decide) {
    co_return co_await database_.write(context, as.claim, [&](transaction& open) -> base::result<std::string> {
        const auto before = lock(open, context, target);
        if (!before) return base::refusal(before.error());
        const auto changed = decide(before->what, before->of.who);
        if (!changed) return base::refusal(changed.error());
        open.returns().save(changed->after);
        const auto event = told(context, changed->by->event, changed->after);
        open.record({&event, 1});
        return as.encode(changed->after);
    });
}

handle_returns::answer handle_returns::reply(const base::call_context& context, claim as, return_target target, bool agreed,
                                             std::string words) {
    return change(context, std::move(as), std::move(target),
                  [agreed, words = std::move(words), now = context.now](const domain::goods_return& before, domain::party who) {
                      return domain::answer_return(before, who, agreed, words, now);
                  });
}

handle_returns::answer handle_returns::withdraw(const base::call_context& context, claim as, return_target target) {
    return change(context, std::move(as), std::move(target), [now = context.now](const domain::goods_return& before, domain::party who) {
        return domain::withdraw_return(before, who, now);
    });
}

base::result<domain::goods_return> handle_returns::receive_now(transaction& open, const base::call_context& context,
                                                               const return_target& target, const std::vector<receipt_line>& said) {
    const auto before = lock(open, context, target);
    if (!before) return base::refusal(before.error());
    if (domain::find_return_transition(before->what.status, domain::return_action::receive) == nullptr)
        return base::refusal(domain::errors::return_state_conflict(before->what, domain::return_action::receive));
    lock_budgets(open, before->of.what);
    const auto lines = find_places(open, before->of.what.supplier, said);
    if (!lines) return base::refusal(lines.error());
    const auto deliveries = open.deliveries().of(before->what.order, 0, static_cast<std::size_t>(domain::deliveries_max));
    auto done =
        domain::receive_return(before->what, before->of.what, deliveries, before->of.who, *lines, context.who->account, context.now);
    if (!done) return base::refusal(std::move(done.error()));
    open.returns().save(done->changed.after);
    make_room(open, before->of.what.supplier, done->movements, context, random_);
    if (auto carried = carry_out(open, context, before->of.what, done->order, random_, std::move(done->movements),
                                 {told(context, done->changed.by->event, done->changed.after)});
        !carried)
        return base::refusal(std::move(carried.error()));
    return std::move(done->changed.after);
}

handle_returns::answer handle_returns::receive(const base::call_context& context, claim as, return_target target,
                                               std::vector<receipt_line> said) {
    co_return co_await database_.write(context, as.claim, [&](transaction& open) -> base::result<std::string> {
        const auto done = receive_now(open, context, target, said);
        if (!done) return base::refusal(done.error());
        return as.encode(*done);
    });
}

base::task<base::result<domain::goods_return>> handle_returns::find(const base::call_context& context, domain::return_id id) {
    std::optional<domain::goods_return> found;
    const auto done = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        found = open.returns().find(id);
        const auto of = found ? open.orders().find(found->order) : std::nullopt;
        if (!of || !domain::party_of(*of, *context.who)) return base::refusal(domain::errors::return_not_found(base::to_wire(id)));
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return *std::move(found);
}

base::task<base::result<std::vector<domain::goods_return>>> handle_returns::page(const base::call_context& context, domain::order_id order,
                                                                                 std::optional<domain::return_id> after,
                                                                                 std::size_t limit) {
    std::vector<domain::goods_return> page;
    const auto done = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        const auto of = open.orders().find(order);
        if (!of || !domain::party_of(*of, *context.who)) return base::refusal(domain::errors::order_not_found(base::to_wire(order)));
        page = open.returns().of(order, after, limit);
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return page;
}

}  // namespace chuanpin::orders::app
