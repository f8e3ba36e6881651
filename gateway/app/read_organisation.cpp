#include "gateway/app/read_organisation.hpp"

#include "gateway/domain/errors.hpp"

namespace chuanpin::gateway::app {

base::task<base::result<domain::organisation>> read_organisation::operator()(const base::call_context& context, base::organisation_id id) {
    std::optional<domain::organisation> found;
    const auto read = co_await database_.read(context, [&](identity_transaction& transaction) -> base::result<void> {
        found = transaction.find_organisation(id);
        return {};
    });
    if (!read) co_return base::refusal(read.error());
    if (!found) co_return base::refusal(domain::errors::organisation_not_found(id));
    co_return *std::move(found);
}

}  // namespace chuanpin::gateway::app
