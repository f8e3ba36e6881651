#include "orders/app/agreement/keep_pairings.hpp"

#include <utility>

#include "orders/app/agreement/record_events.hpp"
#include "orders/domain/agreement/errors.hpp"

namespace chuanpin::orders::app {

base::task<base::result<base::reply>> keep_pairings::record(const base::call_context& context, base::idempotent<shown_pairing> as,
                                                            domain::pairing what, domain::pairing_version version) {
    what.id = domain::pairing_id::make(context.now, random_);
    co_return co_await database_.write(context, as.claim, [&](transaction& open) -> base::result<std::string> {
        const auto known = open.pairings().lock_or_add(what);
        version.of = known.id;
        version.recorded_at = context.now;
        if (auto fine = domain::check_new_version(open.pairings().known(known.id), version); !fine)
            return base::refusal(std::move(fine.error()));
        open.pairings().insert(version);
        record_event(open, context, random_, "pairing.recorded", 0, known, {known.helper});
        return as.encode({known, version});
    });
}

base::task<base::result<base::reply>> keep_pairings::end(const base::call_context& context, base::idempotent<shown_pairing> as,
                                                         domain::pairing_id id, base::business_date valid_to, std::string document) {
    co_return co_await database_.write(context, as.claim, [&](transaction& open) -> base::result<std::string> {
        const auto known = open.pairings().lock(id);
        if (!known) return base::refusal(domain::errors::pairing_not_found(base::to_wire(id)));
        const auto versions = open.pairings().known(id);
        auto ended = domain::end_pairing(versions, valid_to, document, context.now);
        if (!ended) return base::refusal(std::move(ended.error()));
        open.pairings().supersede(ended->superseded, context.now);
        if (ended->shorter) open.pairings().insert(*ended->shorter);
        record_event(open, context, random_, "pairing.ended", 0, *known, {known->helper});
        if (ended->shorter) return as.encode({*known, *ended->shorter});
        auto gone = *std::ranges::find(versions, ended->superseded, &domain::pairing_version::id);
        gone.superseded_at = context.now;
        return as.encode({*known, gone});
    });
}

base::task<base::result<std::vector<shown_pairing>>> keep_pairings::page(const base::call_context& context, pairing_filter filter,
                                                                         std::int64_t after, std::size_t limit) {
    std::vector<shown_pairing> found;
    const auto done = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        found = open.pairings().page(filter, after, limit);
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return found;
}

}  // namespace chuanpin::orders::app
