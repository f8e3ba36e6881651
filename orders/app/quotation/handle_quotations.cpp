#include "orders/app/quotation/handle_quotations.hpp"

#include "orders/app/quotation/sealed_quote.hpp"
#include "orders/domain/quotation/errors.hpp"

namespace chuanpin::orders::app {
namespace {

using action = domain::quotation_action;

constexpr std::string_view requested_event = "quotation.requested";
constexpr std::string_view invited_event = "quote.invited";

std::string_view nothing(const domain::quotation&, const domain::quote&) { return {}; }

std::string_view moved(const domain::quotation&, const domain::quote&) { return "quote.deadline_extended"; }
std::string_view ended(const domain::quotation&, const domain::quote&) { return "quote.not_needed"; }
// Whoever quoted hears what became of it.
std::string_view decided(const domain::quotation& what, const domain::quote& each) {
    if (!each.standing) return {};
    return each.supplier == what.winner ? "quote.awarded" : "quote.not_awarded";
}

}  // namespace

domain::purchasing_rules handle_quotations::rules_of(transaction& open, domain::organisation_id organisation,
                                                     std::optional<domain::unit_id> unit) const {
    return open.spending().lock({&organisation, 1}, {}).rules_for(organisation, unit);
}

handle_quotations::answer handle_quotations::request(const base::call_context& context, claim as, domain::quotation_request asked) {
    co_return co_await database_.write(context, std::move(as.claim), [&](transaction& open) -> base::result<std::string> {
        const auto& who = *context.who;
        auto fresh = domain::request_quotation(asked, rules_of(open, who.organisation, who.unit), who,
                                               domain::quotation_id::make(context.now, random_), context.now);
        if (!fresh) return base::refusal(std::move(fresh.error()));
        domain::id_sequence ids(context.now, random_);
        std::vector<domain::quote> invited;
        for (const auto& each : fresh->asked.suppliers) invited.push_back({.id = ids.make<domain::quote_id>(), .supplier = each});
        open.quotations().insert(*fresh, invited);
        std::vector<domain::recorded_event> events{
            {domain::quotation_event{ids.make<domain::event_id>(), requested_event, *fresh, {}}, &context}};
        for (const auto& each : invited)
            events.push_back({domain::quote_event{ids.make<domain::event_id>(), invited_event, each, *fresh, {}, {}}, &context});
        open.record(events);
        return as.encode(view_for(who, *std::move(fresh), std::move(invited)));
    });
}

handle_quotations::answer handle_quotations::change(const base::call_context& context, claim as, quotation_target target, action what,
                                                    decision decide, teller tells) {
    co_return co_await database_.write(context, std::move(as.claim), [&](transaction& open) -> base::result<std::string> {
        const auto before = open.quotations().lock(target.id);
        if (!before || domain::side_of(*before, *context.who) != domain::quotation_side::buyer)
            return base::refusal(domain::errors::quotation_not_found(base::to_wire(target.id)));
        if (auto current = base::check_version(target.seen, base::to_wire(target.id), before->version); !current)
            return base::refusal(std::move(current.error()));
        auto quotes = open.quotations().quotes_of(*before);
        auto after = decide(open, *before, quotes);
        if (!after) return base::refusal(std::move(after.error()));
        open.quotations().save(*after);
        record(open, context, domain::find_quotation_transition(before->status, what)->event, *after, quotes, tells);
        return as.encode(view_for(*context.who, *std::move(after), std::move(quotes)));
    });
}

void handle_quotations::record(transaction& open, const base::call_context& context, std::string_view type, const domain::quotation& what,
                               std::vector<domain::quote>& quotes, const teller& tells) {
    const auto result = result_of(what, quotes);
    domain::id_sequence ids(context.now, random_);
    std::vector<domain::recorded_event> events{{domain::quotation_event{ids.make<domain::event_id>(), type, what, result}, &context}};
    for (auto& each : quotes) {
        const auto told = tells(what, each);
        if (told.empty()) continue;
        ++each.version;
        open.quotations().save(what.id, each);
        const auto own = result && each.content ? domain::sum_of(*each.content) : std::nullopt;
        events.push_back({domain::quote_event{ids.make<domain::event_id>(), told, each, what, own, result}, &context});
    }
    open.record(events);
}

handle_quotations::answer handle_quotations::extend(const base::call_context& context, claim as, quotation_target target,
                                                    base::instant deadline) {
    return change(
        context, std::move(as), std::move(target), action::extend,
        [deadline, now = context.now](transaction&, const domain::quotation& before, std::vector<domain::quote>& quotes) {
            return domain::extend(before, domain::count_standing(quotes), deadline, now);
        },
        moved);
}

handle_quotations::answer handle_quotations::open(const base::call_context& context, claim as, quotation_target target) {
    return change(
        context, std::move(as), std::move(target), action::open,
        [this, &context](transaction& open, const domain::quotation& before,
                         std::vector<domain::quote>& quotes) -> base::result<domain::quotation> {
            auto after = domain::open(before, domain::count_standing(quotes), context.who->account, context.now);
            if (!after) return after;
            for (auto& each : quotes) {
                if (!domain::stands(each)) continue;
                each.content = unseal(each, box_);
                each.sealed.clear();
            }
            domain::rank(quotes);
            open.quotations().save_opened(before.id, quotes);
            return after;
        },
        nothing);
}

handle_quotations::answer handle_quotations::award(const base::call_context& context, claim as, quotation_target target,
                                                   domain::organisation_id to, std::optional<std::string> reason) {
    return change(
        context, std::move(as), std::move(target), action::award,
        [this, &context, to, reason = std::move(reason)](transaction& open, const domain::quotation& before,
                                                         std::vector<domain::quote>& quotes) {
            return domain::award(before, quotes, to, reason, rules_of(open, before.buyer, before.unit), context.who->account, context.now);
        },
        decided);
}

handle_quotations::answer handle_quotations::give_up(const base::call_context& context, claim as, quotation_target target,
                                                     std::string reason) {
    return change(
        context, std::move(as), std::move(target), action::give_up,
        [reason = std::move(reason)](transaction&, const domain::quotation& before, std::vector<domain::quote>&) {
            return domain::give_up(before, reason);
        },
        ended);
}

base::task<base::result<quotation_view>> handle_quotations::find(const base::call_context& context, domain::quotation_id id) {
    quotation_view view;
    const auto done = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        auto found = open.quotations().find(id);
        if (!found || !domain::side_of(*found, *context.who)) return base::refusal(domain::errors::quotation_not_found(base::to_wire(id)));
        auto quotes = open.quotations().quotes_of(*found);
        view = view_for(*context.who, *std::move(found), std::move(quotes));
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return view;
}

base::task<base::result<std::vector<domain::quotation>>> handle_quotations::page(const base::call_context& context,
                                                                                 quotation_filter filter) {
    std::vector<domain::quotation> found;
    const auto done = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        found = open.quotations().page(*context.who, filter);
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return found;
}

}  // namespace chuanpin::orders::app
