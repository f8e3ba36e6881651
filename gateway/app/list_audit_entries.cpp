#include "gateway/app/list_audit_entries.hpp"

#include "gateway/domain/identity/organisation_kind.hpp"

namespace chuanpin::gateway::app {

namespace {

bool audits_everybody(const base::principal& who) {
    const auto kind = domain::parse_organisation_kind(who.organisation_kind);
    if (!kind) return false;
    const auto family = domain::family_of(*kind);
    return family == domain::organisation_family::supervision || family == domain::organisation_family::platform_operator;
}

}  // namespace

base::task<base::result<std::vector<audit_entry>>> list_audit_entries::operator()(const base::call_context& context, audit_filter filter) {
    filter.organisation.reset();
    if (!audits_everybody(*context.who)) filter.organisation = context.who->organisation;
    std::vector<audit_entry> found;
    const auto read = co_await database_.read(context, [&](audit_transaction& transaction) -> base::result<void> {
        found = transaction.list(filter);
        return {};
    });
    if (!read) co_return base::refusal(read.error());
    co_return found;
}

}  // namespace chuanpin::gateway::app
