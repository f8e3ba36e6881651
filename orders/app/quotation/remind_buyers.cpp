#include "orders/app/quotation/remind_buyers.hpp"

namespace chuanpin::orders::app {
namespace {

constexpr std::size_t reminded_max = 100;  // of one run

}  // namespace

base::task<base::result<std::size_t>> remind_buyers::operator()(const base::call_context& context) {
    std::vector<domain::quotation_id> undecided;
    const auto found = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        undecided = open.quotations().find_undecided(context.now, reminded_max);
        return {};
    });
    if (!found) co_return base::refusal(found.error());
    std::size_t told = 0;
    for (const auto id : undecided) {
        const auto done = co_await remind(context, id);
        if (!done) co_return base::refusal(done.error());
        if (*done) ++told;
    }
    co_return told;
}

// Who decided in between, or another process that was faster, is no fault. The receipt is of this run: under the lock it shows whether
// this deadline was told.
base::task<base::result<bool>> remind_buyers::remind(const base::call_context& context, domain::quotation_id id) {
    bool told = false;
    const base::receipt claim{.scope = "job:quotation-deadline",
                              .key = base::to_wire(id) + "-" + base::to_wire(domain::event_id::make(context.now, random_))};
    const auto done = co_await database_.write(context, claim, [&](transaction& open) -> base::result<std::string> {
        told = false;
        const auto before = open.quotations().lock(id);
        const auto after = before ? domain::remind(*before, context.now) : std::nullopt;
        if (!after) return std::string();
        open.quotations().save(*after);
        const domain::recorded_event event{
            domain::quotation_event{domain::event_id::make(context.now, random_), domain::deadline_passed_event, *after, {}}, &context};
        open.record({&event, 1});
        told = true;
        return std::string();
    });
    if (!done) co_return base::refusal(done.error());
    co_return told;
}

}  // namespace chuanpin::orders::app
