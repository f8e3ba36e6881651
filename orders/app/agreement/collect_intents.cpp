#include "orders/app/agreement/collect_intents.hpp"

#include <utility>

#include "orders/app/agreement/record_events.hpp"
#include "orders/domain/agreement/errors.hpp"

namespace chuanpin::orders::app {
namespace {

base::result<domain::collecting_window> lock_own(transaction& open, const base::call_context& context, domain::window_id id) {
    auto found = open.windows().lock(id);
    if (!found || found->helper != context.who.value().organisation)
        return base::refusal(domain::errors::window_not_found(base::to_wire(id)));
    return *std::move(found);
}

// Six digits; empty where nobody has told yet.
std::string county_of(transaction& open, domain::organisation_id id) {
    const auto known = open.records().organisations({&id, 1});
    return known.empty() ? std::string() : known.front().county_code.substr(0, 6);
}

window_view view_of(transaction& open, domain::collecting_window what, base::instant now) {
    auto sums = open.windows().sums(what.id);
    const auto status = domain::status_of(what, now);
    return {std::move(what), status, std::move(sums)};
}

}  // namespace

base::task<base::result<base::reply>> collect_intents::open(const base::call_context& context, base::idempotent<window_view> as,
                                                            domain::window_request asked) {
    const auto id = domain::window_id::make(context.now, random_);
    co_return co_await database_.write(context, as.claim, [&](transaction& open) -> base::result<std::string> {
        const auto offers = open.offers().find({&asked.offer, 1}, context.now);
        const auto helper = context.who.value().organisation;
        auto made = domain::open_window(id, helper, asked, offers, context.now, county_of(open, helper));
        if (!made) return base::refusal(std::move(made.error()));
        open.windows().insert(*made);
        record_event(open, context, random_, "collecting_window.opened", made->version, *made, {made->helper, made->supplier});
        return as.encode(view_of(open, *std::move(made), context.now));
    });
}

base::task<base::result<base::reply>> collect_intents::close(const base::call_context& context, base::idempotent<window_view> as,
                                                             domain::window_id id) {
    co_return co_await database_.write(context, as.claim, [&](transaction& open) -> base::result<std::string> {
        auto own = lock_own(open, context, id);
        if (!own) return base::refusal(std::move(own.error()));
        auto closed = domain::close_window(*std::move(own), context.who.value().account, context.now);
        if (!closed) return base::refusal(std::move(closed.error()));
        open.windows().save(*closed);
        record_event(open, context, random_, "collecting_window.closed", closed->version, *closed, {closed->helper, closed->supplier});
        return as.encode(view_of(open, *std::move(closed), context.now));
    });
}

base::task<base::result<base::reply>> collect_intents::add(const base::call_context& context, base::idempotent<domain::intent> as,
                                                           domain::window_id id, domain::intent_statement said) {
    const auto fresh = domain::intent_id::make(context.now, random_);
    co_return co_await database_.write(context, as.claim, [&](transaction& open) -> base::result<std::string> {
        const auto own = lock_own(open, context, id);
        if (!own) return base::refusal(own.error());
        auto added = domain::add_intent(*own, fresh, said, context.who.value().account, context.now);
        if (!added) return base::refusal(std::move(added.error()));
        if (open.windows().count_intents(id) >= domain::intents_max) return base::refusal(domain::errors::window_full(id));
        open.windows().insert(*added);
        record_event(open, context, random_, "purchase_intent.added", added->version, *added, {own->helper});
        return as.encode(*added);
    });
}

// Of somebody else's pre-order nothing is said but that there is none. The window is locked first: it is what closing locks.
base::task<base::result<base::reply>> collect_intents::change_intent(const base::call_context& context, base::idempotent<domain::intent> as,
                                                                     domain::intent_id id, base::version_condition seen,
                                                                     std::string_view event, intent_decision decide) {
    co_return co_await database_.write(context, as.claim, [&](transaction& open) -> base::result<std::string> {
        const auto known = open.windows().find_intent(id);
        const auto own = known ? lock_own(open, context, known->window) : base::refusal(domain::errors::window_not_found({}));
        if (!own) return base::refusal(domain::errors::intent_not_found(base::to_wire(id)));
        auto before = open.windows().find_intent(id).value();
        if (auto current = base::check_version(seen, base::to_wire(id), before.version); !current)
            return base::refusal(std::move(current.error()));
        auto after = decide(*own, std::move(before));
        if (!after) return base::refusal(std::move(after.error()));
        open.windows().save(*after);
        record_event(open, context, random_, event, after->version, *after, {own->helper});
        return as.encode(*after);
    });
}

base::task<base::result<base::reply>> collect_intents::change(const base::call_context& context, base::idempotent<domain::intent> as,
                                                              domain::intent_id id, base::version_condition seen,
                                                              domain::intent_statement said) {
    co_return co_await change_intent(context, std::move(as), id, std::move(seen), "purchase_intent.changed",
                                     [&](const domain::collecting_window& window, domain::intent before) {
                                         return domain::change_intent(window, std::move(before), said, context.who.value().account,
                                                                      context.now);
                                     });
}

base::task<base::result<base::reply>> collect_intents::withdraw(const base::call_context& context, base::idempotent<domain::intent> as,
                                                                domain::intent_id id, base::version_condition seen) {
    co_return co_await change_intent(context, std::move(as), id, std::move(seen), "purchase_intent.withdrawn",
                                     [&](const domain::collecting_window& window, domain::intent before) {
                                         return domain::withdraw_intent(window, std::move(before), context.who.value().account,
                                                                        context.now);
                                     });
}

base::task<base::result<window_view>> collect_intents::find(const base::call_context& context, domain::window_id id) {
    window_view view;
    const auto done = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        auto found = open.windows().find(id);
        const auto own = context.who.value().organisation;
        if (!found || (found->helper != own && found->supplier != own))
            return base::refusal(domain::errors::window_not_found(base::to_wire(id)));
        view = view_of(open, *std::move(found), context.now);
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return view;
}

base::task<base::result<std::vector<domain::collecting_window>>> collect_intents::page(const base::call_context& context,
                                                                                       std::optional<domain::window_id> before,
                                                                                       std::size_t limit) {
    std::vector<domain::collecting_window> found;
    const auto done = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        found = open.windows().page(context.who.value().organisation, before, limit);
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return found;
}

base::task<base::result<std::vector<domain::intent>>> collect_intents::intents(const base::call_context& context, domain::window_id id,
                                                                               std::optional<domain::intent_id> after, std::size_t limit) {
    std::vector<domain::intent> found;
    const auto done = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        const auto window = open.windows().find(id);
        if (!window || window->helper != context.who.value().organisation)
            return base::refusal(domain::errors::window_not_found(base::to_wire(id)));
        found = open.windows().intents(id, after, limit);
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return found;
}

base::task<base::result<std::size_t>> collect_intents::close_ended(const base::call_context& context) {
    std::vector<domain::window_id> ended;
    const auto found = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        ended = open.windows().find_ended(context.now, ended_windows_max);
        return {};
    });
    if (!found) co_return base::refusal(found.error());
    std::size_t closed = 0;
    for (const auto id : ended) {
        const auto done = co_await close_one(context, id);
        if (!done) co_return base::refusal(done.error());
        if (*done) ++closed;
    }
    co_return closed;
}

// A helper who closed it in between, or another process that was faster, is no fault.
base::task<base::result<bool>> collect_intents::close_one(const base::call_context& context, domain::window_id id) {
    const base::receipt claim{.scope = "job:close-window", .key = base::to_wire(id)};
    const auto done = co_await database_.write(context, claim, [&](transaction& open) -> base::result<std::string> {
        auto window = open.windows().lock(id);
        if (!window) return base::refusal(domain::errors::window_not_found(base::to_wire(id)));
        auto closed = domain::close_window(*std::move(window), std::nullopt, context.now);
        if (!closed) return base::refusal(std::move(closed.error()));
        open.windows().save(*closed);
        record_event(open, context, random_, "collecting_window.closed", closed->version, *closed, {closed->helper, closed->supplier});
        return std::string();
    });
    if (done) co_return !done->replayed;
    if (done.error().code == "window-closed" || done.error().code == "request-in-progress") co_return false;
    co_return base::refusal(done.error());
}

}  // namespace chuanpin::orders::app
