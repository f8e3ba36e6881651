#include "orders/app/attribution/correct_attributions.hpp"

#include <algorithm>

#include "orders/app/change_order.hpp"
#include "orders/domain/attribution/errors.hpp"
#include "orders/domain/errors.hpp"

namespace chuanpin::orders::app {
namespace {

using domain::correction;

// A line that was given to another unit is still found by that one, which is no party to the order.
bool knows(const base::principal& who, const domain::order& about, std::span<const correction> of) {
    return domain::party_of(about, who) || std::ranges::any_of(of, [&](const correction& each) {
               return each.status == domain::correction_status::agreed && domain::acts_for(who, each.to);
           });
}

// Of the version that was ordered; nothing where it is not kept any more.
std::optional<domain::channel_set> offered_channels(transaction& open, const domain::order& about, domain::line_id line) {
    const auto found = std::ranges::find(about.lines, line, &domain::order_line::id);
    if (found == about.lines.end()) return std::nullopt;
    const auto offers = offers_of(open, about);
    const auto known = offers.find(found->offer);
    if (known == offers.end()) return std::nullopt;
    for (const auto& each : known->second.live)
        if (each.version == found->offer_version) return each.sold_by;
    return std::nullopt;
}

}  // namespace

void correct_attributions::record(transaction& open, const base::call_context& context, std::string_view type, const correction& what) {
    const domain::recorded_event event{domain::correction_event{domain::event_id::make(context.now, random_), type, what}, &context};
    open.record({&event, 1});
}

correct_attributions::answer correct_attributions::propose(const base::call_context& context, claim as, domain::order_id order,
                                                           domain::correction_request said) {
    co_return co_await database_.write(context, as.claim, [&](transaction& open) -> base::result<std::string> {
        const auto about = open.orders().lock(order);
        const auto others = about ? open.attributions().of(order) : std::vector<correction>();
        if (!about || !knows(*context.who, *about, others))
            return base::refusal(domain::errors::order_not_found(base::to_wire(order)));
        const auto fresh = domain::propose_correction(*about, others, said, offered_channels(open, *about, said.line), *context.who,
                                                      domain::correction_id::make(context.now, random_), context.now);
        if (!fresh) return base::refusal(fresh.error());
        open.attributions().insert(*fresh);
        record(open, context, domain::correction_proposed_event, *fresh);
        return as.encode({*fresh, {}});
    });
}

// The order's lock first, so that whatever happens to its attributions happens one after the other.
correct_attributions::answer correct_attributions::end(const base::call_context& context, claim as, correction_target target,
                                                       decision decide) {
    co_return co_await database_.write(context, as.claim, [&](transaction& open) -> base::result<std::string> {
        const auto known = open.attributions().find(target.id);
        if (!known || !domain::may_read(*context.who, *known))
            return base::refusal(domain::errors::correction_not_found(base::to_wire(target.id)));
        const auto about = open.orders().lock(known->order).value();
        const auto before = open.attributions().find(target.id).value();
        if (auto current = base::check_version(target.seen, base::to_wire(target.id), before.version); !current)
            return base::refusal(std::move(current.error()));
        const auto after = decide(before);
        if (!after) return base::refusal(after.error());
        open.attributions().save(*after);
        correction_view view{*after, {}};
        if (after->status == domain::correction_status::agreed) {
            view.entries = domain::entries_of(*after, *std::ranges::find(about.lines, after->line, &domain::order_line::id));
            open.attributions().append(view.entries);
        }
        record(open, context, domain::event_of(after->status), *after);
        return as.encode(view);
    });
}

correct_attributions::answer correct_attributions::reply(const base::call_context& context, claim as, correction_target target, bool agreed,
                                                         std::optional<std::string> words) {
    return end(context, std::move(as), std::move(target), [&context, agreed, words = std::move(words)](const correction& before) {
        return domain::answer_correction(before, *context.who, agreed, words, context.now);
    });
}

correct_attributions::answer correct_attributions::withdraw(const base::call_context& context, claim as, correction_target target) {
    return end(context, std::move(as), std::move(target),
               [&context](const correction& before) { return domain::withdraw_correction(before, *context.who, context.now); });
}

base::task<base::result<correction_view>> correct_attributions::find(const base::call_context& context, domain::correction_id id) {
    correction_view view;
    const auto done = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        const auto found = open.attributions().find(id);
        if (!found || !domain::may_read(*context.who, *found))
            return base::refusal(domain::errors::correction_not_found(base::to_wire(id)));
        view = {*found, open.attributions().entries(id)};
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return view;
}

base::task<base::result<std::vector<correction>>> correct_attributions::page(const base::call_context& context, correction_filter filter) {
    std::vector<correction> found;
    const auto done = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        found = open.attributions().page(*context.who, filter);
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return found;
}

base::task<base::result<std::vector<domain::purchase_figure>>> correct_attributions::figures(const base::call_context& context,
                                                                                             domain::organisation_id buyer, int year) {
    using namespace std::chrono;
    const auto begin_of = [](int of) { return base::start_of(base::business_date(std::chrono::year(of), January, day(1))); };
    std::vector<domain::purchase_figure> found;
    const auto done = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        found = open.attributions().figures(buyer, begin_of(year), begin_of(year + 1));
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return found;
}

}  // namespace chuanpin::orders::app
