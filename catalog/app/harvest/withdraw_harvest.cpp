#include "catalog/app/harvest/withdraw_harvest.hpp"

#include <utility>

#include "catalog/app/harvest/office.hpp"
#include "catalog/domain/errors.hpp"
#include "catalog/domain/harvest/harvest_errors.hpp"

namespace chuanpin::catalog::app {

base::task<base::result<base::reply>> withdraw_harvest::run(const base::call_context& context,
                                                            base::idempotent<domain::harvest_announcement> request, std::int64_t id,
                                                            std::string reason) {
    domain::harvest_withdrawal why{.at = context.now, .by = context.who.value().account, .reason = std::move(reason)};
    const auto event = domain::event_id::make(context.now, random_);
    co_return co_await database_.write(context, request.claim, [&](transaction& tx) -> base::result<std::string> {
        const auto version = tx.registries().lock(harvest_registry);  // whoever announces waits for it too
        auto known = tx.harvests().find(id);
        if (!known) return base::refusal(domain::errors::harvest_announcement_not_found(std::to_string(id)));
        if (auto may = check_harvest_office(tx, context, known->county_code); !may) return base::refusal(std::move(may.error()));
        const auto gone = domain::withdraw(*std::move(known), why);
        if (!gone) return base::refusal(gone.error());
        tx.harvests().withdraw(id, gone->withdrawal.value());
        tx.registries().set_version(harvest_registry, version + 1, context.now);
        tx.record(domain::harvest_withdrawn{event, *gone, version + 1});
        return request.encode(*gone);
    });
}

}  // namespace chuanpin::catalog::app
