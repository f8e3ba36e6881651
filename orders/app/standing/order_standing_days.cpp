#include "orders/app/standing/order_standing_days.hpp"

#include <algorithm>
#include <exception>
#include <iterator>
#include <memory>

#include <fmt/format.h>

#include "orders/app/draft/offered_product.hpp"
#include "orders/domain/draft/errors.hpp"
#include "orders/domain/standing/errors.hpp"
#include "orders/domain/standing/waiting_day.hpp"

namespace chuanpin::orders::app {
namespace {

constexpr std::string_view not_ordered_event = "standing_order.day_not_ordered";
constexpr std::string_view ordered_in_part_event = "standing_order.day_ordered_in_part";
constexpr std::string_view draft_opened_event = "draft.opened";
constexpr std::string_view job_scope = "job:standing-order";
constexpr std::string_view decided_code = "standing-day-decided";
constexpr std::size_t detail_bytes_max = 1'000;

base::receipt receipt_of(const domain::standing_day_claim& what, std::string_view how) {
    return {.scope = std::string(job_scope), .key = fmt::format("{}:{}:{}", base::to_wire(what.id), base::to_text(what.day), how)};
}

// The order is the house's: of whoever said last how the standing order goes on.
base::call_context as_house(const base::call_context& context, const domain::standing_order& what) {
    auto own = context;
    own.who = base::principal{.account = what.ordered_by,
                              .organisation = what.buyer,
                              .organisation_kind = {},
                              .display_name = what.ordered_by_name,
                              .permissions = {},
                              .roles = {},
                              .unit = what.unit};
    return own;
}

// What another run may see otherwise.
bool may_pass(const base::error& why) {
    switch (why.kind) {
        case base::error_kind::unavailable:
        case base::error_kind::timeout:
        case base::error_kind::unknown_outcome:
        case base::error_kind::rate_limited:
            return true;
        default:
            return why.code == "request-in-progress";
    }
}

// The refusal and the faults of its lines, as many as there is room for.
std::string detail_of(const base::error& why) {
    auto text = why.detail;
    for (const auto& each : why.fields) {
        const auto more = fmt::format(" {}: {}", each.pointer, each.detail);
        if (text.size() + more.size() > detail_bytes_max) break;
        text += more;
    }
    return text;
}

domain::standing_day day_of(const order_submission& what, const domain::order& made) {
    domain::standing_day day{
        .id = what.day->id, .day = what.day->day, .outcome = domain::day_outcome::ordered, .order = made.id, .at = made.placed_at};
    if (what.partial) day.skipped = what.partial->skipped;
    day.delivery_week = domain::awaited_week(made);
    return day;
}

}  // namespace

base::result<void> claim_day(transaction& open, const order_submission& what, const domain::order& made) {
    if (!what.day) return {};
    if (!open.standing().claim(*what.day)) return base::refusal(domain::errors::standing_day_decided(what.day->id, what.day->day));
    open.standing().add(day_of(what, made));
    return {};
}

void tell_partial_day(const order_submission& what, const domain::order& made, std::vector<domain::recorded_event>& events,
                      domain::id_sequence& ids) {
    if (!what.day || !what.partial) return;
    events.push_back(
        {domain::standing_order_event{ids.make<domain::event_id>(), ordered_in_part_event, what.partial->of, day_of(what, made)},
         &what.context});
}

base::task<base::result<std::size_t>> order_standing_days::operator()(const base::call_context& context) {
    std::vector<domain::standing_order_id> due;
    const auto found = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        due = open.standing().due(base::business_date_of(context.now), standing_orders_of_one_run);
        return {};
    });
    if (!found) co_return base::refusal(found.error());
    std::size_t decided = 0;
    std::exception_ptr fault;
    for (const auto id : due) {
        try {
            decided += co_await catch_up(context, id);
        } catch (...) {
            fault = std::current_exception();  // one broken standing order must not keep the others waiting
        }
    }
    if (fault) std::rethrow_exception(fault);
    co_return decided;
}

base::task<std::size_t> order_standing_days::catch_up(const base::call_context& context, domain::standing_order_id id) {
    std::size_t decided = 0;
    for (int looks = 0; looks < domain::days_of_one_look; ++looks) {
        const auto next = co_await read_next(context, id);
        if (!next) break;
        const auto done = co_await take(context, *next);
        if (done == progress::stop) break;
        if (done == progress::decided) ++decided;
    }
    co_return decided;
}

base::task<std::optional<order_standing_days::plan_of_day>> order_standing_days::read_next(const base::call_context& context,
                                                                                           domain::standing_order_id id) {
    std::optional<plan_of_day> next;
    const auto done = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        auto what = open.standing().find(id);
        if (!what) return {};
        auto calendar = open.calendars().find(what->plan.calendar).value();
        const auto step = domain::next_step(*what, calendar, national_, base::business_date_of(context.now));
        if (step) next = plan_of_day{*std::move(what), std::move(calendar), *step};
        return {};
    });
    if (!done) co_return std::nullopt;
    co_return next;
}

base::task<order_standing_days::progress> order_standing_days::take(const base::call_context& context, const plan_of_day& next) {
    if (!next.step.delivers) co_return co_await move_on(context, next);
    if (next.step.too_late) co_return co_await tell(context, next, domain::errors::standing_day_missed(next.step.decided_through));
    if (next.what.plan.mode == domain::standing_mode::order) co_return co_await order_day(context, next);
    const auto made = co_await draft(context, next);
    if (made) co_return progress::decided;
    if (made.error().code == decided_code || may_pass(made.error())) co_return progress::stop;
    co_return co_await tell(context, next, made.error());
}

// Nothing is delivered up to that day.
base::task<order_standing_days::progress> order_standing_days::move_on(const base::call_context& context, const plan_of_day& next) {
    const auto claim = domain::claim_of(next.what, next.step);
    const auto how = fmt::format("pass-{}{}", claim.version, claim.ends ? "-end" : "");
    const auto done = co_await database_.write(context, receipt_of(claim, how), [&claim](transaction& open) -> base::result<std::string> {
        if (!open.standing().claim(claim)) return base::refusal(domain::errors::standing_day_decided(claim.id, claim.day));
        return std::string();
    });
    co_return done && !done->replayed ? progress::go_on : progress::stop;
}

// Each round lets a line wait or leaves one out at least. Whoever asks under the same receipt at the same time hears the same answer, and
// another process may be a round behind: so each round but the first, which is the same to all, has a receipt of its own. The day is
// claimed once, whatever the receipt.
base::task<order_standing_days::progress> order_standing_days::order_day(const base::call_context& context, const plan_of_day& next) {
    auto asked = domain::request_for(next.what, next.calendar, national_, next.step.decided_through);
    std::vector<domain::skipped_line> skipped;
    for (std::string round = "order";; round = fmt::format("order-{}", base::to_wire(domain::event_id::make(context.now, random_)))) {
        const auto made = co_await place(context, next, asked, skipped, round);
        if (made) co_return progress::decided;
        if (made.error().code == decided_code || may_pass(made.error())) co_return progress::stop;
        if (next.what.plan.may_wait_for_harvest && domain::wait_for_harvest(asked, made.error()) > 0) continue;
        auto more = next.what.plan.partial ? domain::leave_out(asked, made.error()) : std::vector<domain::skipped_line>();
        if (more.empty() || asked.lines.empty()) co_return co_await tell(context, next, made.error());
        co_await name(context, more);
        std::ranges::move(more, std::back_inserter(skipped));
    }
}

// As their offers are called now, for people; an offer that is not known keeps its id.
base::task<void> order_standing_days::name(const base::call_context& context, std::vector<domain::skipped_line>& skipped) {
    std::vector<domain::offer_id> ids;
    for (const auto& each : skipped) ids.push_back(each.offer);
    std::ranges::sort(ids);
    domain::offer_book book;
    const auto read = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        book = open.offers().find(ids, context.now);
        return {};
    });
    if (!read) co_return;
    for (auto& each : skipped)
        if (const auto known = book.find(each.offer); known != book.end() && !known->second.live.empty())
            each.name_zh = known->second.live.front().name_zh;
}

base::task<base::result<base::reply>> order_standing_days::place(const base::call_context& context, const plan_of_day& next,
                                                                 const domain::order_request& asked,
                                                                 const std::vector<domain::skipped_line>& skipped,
                                                                 const std::string& round) {
    const auto claim = domain::claim_of(next.what, next.step);
    order_submission what{.context = as_house(context, next.what),
                          .as = {receipt_of(claim, round), [](const domain::order& made) { return base::to_wire(made.id); }},
                          .asked = asked,
                          .draft = std::nullopt,
                          .contract = std::nullopt,
                          .day = claim};
    if (!skipped.empty()) what.partial = std::make_shared<const domain::partial_day>(domain::partial_day{next.what, skipped});
    co_return co_await place_.submit(std::move(what));
}

base::task<base::result<base::reply>> order_standing_days::draft(const base::call_context& context, const plan_of_day& next) {
    const auto own = as_house(context, next.what);
    const auto claim = domain::claim_of(next.what, next.step);
    co_return co_await database_.write(own, receipt_of(claim, "draft"), [&](transaction& open) -> base::result<std::string> {
        if (!open.standing().claim(claim)) return base::refusal(domain::errors::standing_day_decided(claim.id, claim.day));
        return make_draft(open, own, next);
    });
}

base::result<std::string> order_standing_days::make_draft(transaction& open, const base::call_context& context, const plan_of_day& next) {
    const auto asked = domain::request_for(next.what, next.calendar, national_, next.step.decided_through);
    domain::id_sequence ids(context.now, random_);
    const domain::draft fresh{.id = ids.make<domain::draft_id>(),
                              .buyer = next.what.buyer,
                              .unit = next.what.unit,
                              .supplier = asked.supplier,
                              .delivery = asked.delivery,
                              .requested_delivery_date = asked.requested_delivery_date,
                              .opened_by = next.what.ordered_by,
                              .opened_at = context.now,
                              .expires_at = context.now + drafts_kept_,
                              .line_count = static_cast<std::int64_t>(asked.lines.size())};
    open.drafts().insert(fresh);
    for (const auto& each : asked.lines) {
        const auto product = product_of(open, each, context.now);
        if (!product) return base::refusal(product.error());
        const domain::draft_line line{.id = ids.make<domain::line_id>(),
                                      .product = *product,
                                      .asked = each,
                                      .added_by = next.what.ordered_by,
                                      .added_at = context.now};
        if (const auto standing = open.drafts().add(fresh.id, line)) return base::refusal(domain::errors::draft_product_twice(*standing));
    }
    open.standing().add({.id = next.what.id,
                         .day = next.step.decided_through,
                         .outcome = domain::day_outcome::drafted,
                         .draft = fresh.id,
                         .at = context.now});
    const domain::recorded_event event{domain::draft_event{ids.make<domain::event_id>(), draft_opened_event, fresh, std::nullopt},
                                       &context};
    open.record({&event, 1});
    return base::to_wire(fresh.id);
}

base::task<order_standing_days::progress> order_standing_days::tell(const base::call_context& context, const plan_of_day& next,
                                                                    const base::error& why) {
    const auto claim = domain::claim_of(next.what, next.step);
    const domain::standing_day day{.id = claim.id,
                                   .day = claim.day,
                                   .outcome = domain::day_outcome::not_ordered,
                                   .code = why.code,
                                   .detail = detail_of(why),
                                   .at = context.now};
    const auto done = co_await database_.write(context, receipt_of(claim, "told"), [&](transaction& open) -> base::result<std::string> {
        if (!open.standing().claim(claim)) return base::refusal(domain::errors::standing_day_decided(claim.id, claim.day));
        open.standing().add(day);
        const domain::recorded_event event{
            domain::standing_order_event{domain::event_id::make(context.now, random_), not_ordered_event, next.what, day}, &context};
        open.record({&event, 1});
        return std::string();
    });
    co_return done && !done->replayed ? progress::decided : progress::stop;
}

}  // namespace chuanpin::orders::app
