#include "gateway/app/move_organisation.hpp"

#include "gateway/domain/errors.hpp"
#include "gateway/domain/identity/organisation_tree.hpp"

namespace chuanpin::gateway::app {

namespace {

base::result<void> check(identity_transaction& transaction, const base::organisation_id& id,
                         const std::optional<base::organisation_id>& superior) {
    if (!superior) return {};
    const auto above = transaction.find_organisation(*superior);
    if (!above) return base::refusal(domain::errors::organisation_not_found(*superior));
    if (above->closed_at) return base::refusal(domain::errors::organisation_closed());
    const auto chain = transaction.chain_of(*superior);
    return domain::may_stand_below(chain, id, transaction.levels_below(id));
}

}  // namespace

base::task<base::result<base::reply>> move_organisation::operator()(const base::call_context& context,
                                                                    base::idempotent<domain::organisation> request,
                                                                    base::organisation_id id,
                                                                    std::optional<base::organisation_id> superior) {
    co_return co_await database_.write(context, std::move(request.claim),
                                       [&](identity_transaction& transaction) -> base::result<std::string> {
                                           transaction.lock_tree();
                                           transaction.lock_organisation(id);
                                           auto organisation = transaction.find_organisation(id);
                                           if (!organisation) return base::refusal(domain::errors::organisation_not_found(id));
                                           if (organisation->closed_at) return base::refusal(domain::errors::organisation_closed());
                                           if (auto fits = check(transaction, id, superior); !fits)
                                               return base::refusal(std::move(fits.error()));
                                           organisation->superior = superior;
                                           ++organisation->version;
                                           transaction.set_superior(*organisation);
                                           return request.encode(*organisation);
                                       });
}

}  // namespace chuanpin::gateway::app
