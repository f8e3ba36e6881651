#include "orders/app/complaint/handle_complaints.hpp"

#include "orders/domain/complaint/errors.hpp"
#include "orders/domain/errors.hpp"
#include "orders/domain/refund/refund.hpp"

namespace chuanpin::orders::app {
namespace {

constexpr std::size_t unanswered_max = 100;  // of one run
constexpr std::string_view opened_event = "complaint.opened";

// Those who read complaints and are no traders: the platform and the supervision.
bool oversees(const base::principal& who) {
    return who.may("complaints:rule") || who.organisation_kind == "operator" || who.organisation_kind == "supervisor";
}

// Nobody signed in is the clock. Those who oversee the market are on neither side.
std::optional<domain::complaint_party> party_of(const base::call_context& context, const domain::complaint& what) {
    if (!context.who) return domain::complaint_party::system;
    const auto& who = *context.who;
    if (who.organisation == what.supplier) return domain::complaint_party::supplier;
    if (who.organisation == what.buyer && (!who.unit || who.unit == what.unit)) return domain::complaint_party::buyer;
    if (oversees(who)) return domain::complaint_party::reviewer;
    return std::nullopt;
}

// Before the acceptance nothing can be given back: what is wrong then is rejected.
base::fen refundable(transaction& open, const domain::order& about) {
    auto left = domain::owed_for_goods(about);
    for (const auto& each : open.complaints().of(about.id)) left.value -= domain::bound_by(each).value;
    for (const auto& each : open.returns().of(about.id, std::nullopt, domain::returns_max))
        if (domain::is_open(each)) left.value -= each.amount.value;
    return left;
}

}  // namespace

handle_complaints::answer handle_complaints::open(const base::call_context& context, claim as, domain::order_id order,
                                                  domain::complaint_request said) {
    co_return co_await database_.write(context, std::move(as.claim), [&](transaction& open) -> base::result<std::string> {
        const auto about = open.orders().lock(order);
        const auto who = about ? domain::party_of(*about, *context.who) : std::nullopt;
        if (!who) return base::refusal(domain::errors::order_not_found(base::to_wire(order)));
        if (who != domain::party::buyer)
            return base::refusal(
                domain::errors::complaint_party_forbidden(domain::complaint_status::open, domain::complaint_action::escalate));
        auto fresh = domain::open_complaint(*about, said, refundable(open, *about), times_,
                                            domain::complaint_id::make(context.now, random_), context.now);
        if (!fresh) return base::refusal(std::move(fresh.error()));
        auto lines = domain::complained_lines(*about, said.lines, open.complaints().of(order),
                                              open.returns().of(order, std::nullopt, domain::returns_max));
        if (!lines) return base::refusal(std::move(lines.error()));
        fresh->lines = *std::move(lines);
        open.complaints().insert(*fresh);
        record(open, context, opened_event, *fresh);
        return as.encode(*fresh);
    });
}

handle_complaints::answer handle_complaints::change(const base::call_context& context, claim as, complaint_target target, decision decide) {
    co_return co_await database_.write(context, std::move(as.claim), [&](transaction& open) -> base::result<std::string> {
        const auto known = open.complaints().find(target.id);
        // The order first, as everywhere: a refund is of its money.
        const auto about = known ? open.orders().lock(known->order) : std::nullopt;
        const auto before = about ? open.complaints().lock(target.id) : std::nullopt;
        const auto who = before ? party_of(context, *before) : std::nullopt;
        if (!who) return base::refusal(domain::errors::complaint_not_found(base::to_wire(target.id)));
        if (auto current = base::check_version(target.seen, base::to_wire(target.id), before->version); !current)
            return base::refusal(std::move(current.error()));
        auto changed = decide(*before, *who, *about);
        if (!changed) return base::refusal(std::move(changed.error()));
        open.complaints().save(changed->after);
        if (auto granted = grant(open, context, *about, changed->after); !granted) return base::refusal(std::move(granted.error()));
        record(open, context, changed->by->event, changed->after);
        return as.encode(changed->after);
    });
}

base::result<void> handle_complaints::grant(transaction& open, const base::call_context& context, const domain::order& about,
                                            const domain::complaint& ended) {
    if (ended.refund.value_or(base::fen{}).value == 0) return {};
    const auto returns = open.returns().of(about.id, std::nullopt, domain::returns_max);
    if (auto left = domain::check_lines_left(ended, about, returns); !left) return left;
    auto changed = domain::grant_refund(about, *ended.refund, domain::refunds_of_lines(ended));
    if (!changed) return base::refusal(std::move(changed.error()));
    return carry_out(open, context, about, *changed, random_);
}

void handle_complaints::record(transaction& open, const base::call_context& context, std::string_view type, const domain::complaint& what) {
    const domain::recorded_event event{domain::complaint_event{domain::event_id::make(context.now, random_), type, what}, &context};
    open.record({&event, 1});
}

handle_complaints::answer handle_complaints::reply(const base::call_context& context, claim as, complaint_target target, std::string words,
                                                   base::fen offered, std::vector<domain::line_amount> lines) {
    return change(
        context, std::move(as), std::move(target),
        [words = std::move(words), offered, lines = std::move(lines), now = context.now](
            const domain::complaint& before, domain::complaint_party who, const domain::order&) -> base::result<domain::changed_complaint> {
            auto changed = domain::answer_complaint(before, who, words, offered, now);
            if (!changed) return changed;
            if (auto shared = domain::offer_by_line(changed->after, lines); !shared) return base::refusal(std::move(shared.error()));
            return changed;
        });
}

handle_complaints::answer handle_complaints::agree(const base::call_context& context, claim as, complaint_target target) {
    return change(context, std::move(as), std::move(target),
                  [now = context.now](const domain::complaint& before, domain::complaint_party who, const domain::order&) {
                      return domain::agree(before, who, now);
                  });
}

handle_complaints::answer handle_complaints::escalate(const base::call_context& context, claim as, complaint_target target,
                                                      std::string why) {
    return change(context, std::move(as), std::move(target),
                  [why = std::move(why), now = context.now](const domain::complaint& before, domain::complaint_party who,
                                                            const domain::order&) { return domain::escalate(before, who, why, now); });
}

handle_complaints::answer handle_complaints::rule(const base::call_context& context, claim as, complaint_target target, std::string words,
                                                  base::fen refund, std::vector<domain::line_amount> lines) {
    return change(context, std::move(as), std::move(target),
                  [words = std::move(words), refund, lines = std::move(lines), now = context.now](
                      const domain::complaint& before, domain::complaint_party who,
                      const domain::order& about) -> base::result<domain::changed_complaint> {
                      auto changed = domain::rule(before, who, words, refund, now);
                      if (!changed) return changed;
                      if (auto shared = domain::refund_by_line(changed->after, about, lines); !shared)
                          return base::refusal(std::move(shared.error()));
                      return changed;
                  });
}

handle_complaints::answer handle_complaints::withdraw(const base::call_context& context, claim as, complaint_target target) {
    return change(context, std::move(as), std::move(target),
                  [now = context.now](const domain::complaint& before, domain::complaint_party who, const domain::order&) {
                      return domain::withdraw(before, who, now);
                  });
}

base::task<base::result<domain::complaint>> handle_complaints::find(const base::call_context& context, domain::complaint_id id) {
    std::optional<domain::complaint> found;
    const auto done = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        found = open.complaints().find(id);
        if (!found || !party_of(context, *found)) return base::refusal(domain::errors::complaint_not_found(base::to_wire(id)));
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return *std::move(found);
}

base::task<base::result<std::vector<domain::complaint>>> handle_complaints::page(const base::call_context& context,
                                                                                 complaint_filter filter) {
    std::vector<domain::complaint> complaints;
    const auto done = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        auto& store = open.complaints();
        complaints = oversees(*context.who) ? store.page_of_all(filter) : store.page(*context.who, filter);
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return complaints;
}

base::task<base::result<domain::supplier_record>> handle_complaints::record_of(const base::call_context& context,
                                                                               domain::organisation_id supplier) {
    domain::supplier_record found;
    const auto done = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        found = open.complaints().record_of(supplier, context.now - std::chrono::days(domain::score_days));
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return found;
}

base::task<base::result<std::size_t>> handle_complaints::escalate_unanswered(const base::call_context& context) {
    std::vector<domain::complaint_id> due;
    const auto found = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        due = open.complaints().find_unanswered(context.now, unanswered_max);
        return {};
    });
    if (!found) co_return base::refusal(found.error());
    std::size_t escalated = 0;
    for (const auto id : due) {
        const claim once{{.scope = "job:escalate-complaint", .key = base::to_wire(id)},
                         [](const domain::complaint&) { return std::string(); }};
        const auto done = co_await escalate(context, once, {.id = id}, "no-answer");
        if (done && !done->replayed) ++escalated;
        // An answer that came in between, or another process that was faster, is no fault.
        if (!done && done.error().code != "complaint-state-conflict" && done.error().code != "request-in-progress")
            co_return base::refusal(done.error());
    }
    co_return escalated;
}

}  // namespace chuanpin::orders::app
