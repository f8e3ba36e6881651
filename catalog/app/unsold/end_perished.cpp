#include "catalog/app/unsold/end_perished.hpp"

#include <utility>

namespace chuanpin::catalog::app {

base::task<base::result<std::size_t>> end_perished::operator()(const base::call_context& context) {
    std::vector<domain::unsold_listing_id> perished;
    const auto found = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        perished = tx.unsold().find_perished(base::business_date_of(context.now), perished_listings_max);
        return {};
    });
    if (!found) co_return base::refusal(found.error());
    std::size_t ended = 0;
    for (const auto& id : perished) {
        const auto done = co_await end(context, id);
        if (!done) co_return base::refusal(done.error());
        ended += *done ? 1 : 0;
    }
    co_return ended;
}

// Its supplier who withdrew it in between, or another process that was faster, leaves nothing to end.
base::task<base::result<bool>> end_perished::end(const base::call_context& context, domain::unsold_listing_id id) {
    const auto event = domain::event_id::make(context.now, random_);
    const base::receipt claim{.scope = "job:end-perished", .key = base::to_wire(event)};
    bool ended = false;
    const auto done = co_await database_.write(context, claim, [&](transaction& tx) -> base::result<std::string> {
        ended = false;
        auto listing = tx.unsold().lock(id);
        if (!listing || listing->status != domain::unsold_status::listed ||
            domain::status_on(*listing, base::business_date_of(context.now)) != domain::unsold_status::perished)
            return std::string();
        auto perished = domain::let_perish(*std::move(listing), context.now);
        tx.unsold().save(perished);
        tx.record(domain::unsold_stock_changed{event, "ended", std::move(perished)});
        ended = true;
        return std::string();
    });
    if (!done) co_return base::refusal(done.error());
    co_return ended;
}

}  // namespace chuanpin::catalog::app
