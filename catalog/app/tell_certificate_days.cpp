#include "catalog/app/tell_certificate_days.hpp"

#include <utility>

namespace chuanpin::catalog::app {

base::task<base::result<std::size_t>> tell_certificate_days::operator()(const base::call_context& context) {
    std::vector<std::string> due;
    const auto found = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        due = tx.certificates().find_changed_by(base::business_date_of(context.now), certificate_days_max);
        return {};
    });
    if (!found) co_return base::refusal(found.error());
    std::size_t told = 0;
    for (const auto& number : due) {
        const auto done = co_await tell(context, number);
        if (!done) co_return base::refusal(done.error());
        told += *done ? 1 : 0;
    }
    co_return told;
}

// An office that changed it in between, or another process that was faster, leaves nothing to tell.
base::task<base::result<bool>> tell_certificate_days::tell(const base::call_context& context, std::string number) {
    const auto today = base::business_date_of(context.now);
    const auto event = domain::event_id::make(context.now, random_);
    const base::receipt claim{.scope = "job:tell-certificate-days", .key = base::to_wire(event)};
    bool told = false;
    const auto done = co_await database_.write(context, claim, [&](transaction& tx) -> base::result<std::string> {
        told = false;
        auto what = tx.certificates().lock(number);
        if (!what || !what->next_change_on || today < *what->next_change_on) return std::string();
        auto live = tx.certificates().live(number);
        const auto verb = domain::came_by_itself(*what, live, today);
        what->version += 1;
        what->next_change_on = domain::next_change_after(live, today);
        tx.certificates().save(*what);
        told = !verb.empty();
        if (told) tx.record(domain::certificate_changed{event, std::string(verb), *std::move(what), std::move(live), {}});
        return std::string();
    });
    if (!done) co_return base::refusal(done.error());
    co_return told;
}

}  // namespace chuanpin::catalog::app
