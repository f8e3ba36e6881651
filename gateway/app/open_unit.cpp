#include "gateway/app/open_unit.hpp"

#include "gateway/app/own_organisation.hpp"
#include "gateway/domain/errors.hpp"

namespace chuanpin::gateway::app {

namespace {

/// Of a unit below `superior`. Errors: unit-not-found.
base::result<std::size_t> depth_below(identity_transaction& transaction, const base::call_context& context,
                                      std::optional<base::unit_id> superior) {
    std::size_t depth = 1;
    while (superior) {
        const auto above = find_own_unit(transaction, context, *superior);
        if (!above) return base::refusal(above.error());
        superior = above->superior;
        ++depth;
    }
    return depth;
}

}  // namespace

base::task<base::result<base::reply>> open_unit::operator()(const base::call_context& context, base::idempotent<domain::unit> request,
                                                            new_unit asked) {
    const domain::unit unit{
        base::unit_id::make(context.now, random_), context.who->organisation, asked.superior, asked.kind, asked.name, context.now};
    co_return co_await database_.write(
        context, std::move(request.claim), [&](identity_transaction& transaction) -> base::result<std::string> {
            transaction.lock_organisation(unit.organisation);
            const auto depth = depth_below(transaction, context, unit.superior);
            if (!depth) return base::refusal(depth.error());
            if (auto fits = domain::may_open_unit(*depth, transaction.count_open_units(unit.organisation)); !fits)
                return base::refusal(std::move(fits.error()));
            transaction.add_unit(unit);
            return request.encode(unit);
        });
}

base::task<base::result<base::reply>> close_unit::operator()(const base::call_context& context, base::idempotent<domain::unit> request,
                                                             base::unit_id id) {
    co_return co_await database_.write(context, std::move(request.claim),
                                       [&](identity_transaction& transaction) -> base::result<std::string> {
                                           transaction.lock_organisation(context.who->organisation);
                                           auto unit = find_own_unit(transaction, context, id);
                                           if (!unit) return base::refusal(std::move(unit.error()));
                                           if (transaction.has_open_units_below(id)) return base::refusal(domain::errors::unit_in_use());
                                           unit->closed_at = context.now;
                                           ++unit->version;
                                           transaction.close_unit(*unit);
                                           return request.encode(*unit);
                                       });
}

base::task<base::result<std::vector<domain::unit>>> list_units::operator()(const base::call_context& context, base::unit_id after,
                                                                           std::size_t limit) {
    std::vector<domain::unit> units;
    const auto read = co_await database_.read(context, [&](identity_transaction& transaction) -> base::result<void> {
        units = transaction.list_units(context.who->organisation, after, limit);
        return {};
    });
    if (!read) co_return base::refusal(read.error());
    co_return units;
}

}  // namespace chuanpin::gateway::app
