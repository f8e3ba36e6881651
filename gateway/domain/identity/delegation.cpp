#include "gateway/domain/identity/delegation.hpp"

#include "gateway/domain/errors.hpp"
#include "gateway/domain/identity/four_eyes.hpp"

namespace chuanpin::gateway::domain {

namespace {

bool has_fitting_period(const role_assignment& source, const role_assignment& lent, base::instant now) {
    if (!lent.valid_to || lent.valid_from < now || *lent.valid_to <= lent.valid_from) return false;
    return *lent.valid_to - lent.valid_from <= delegation_max && (!source.valid_to || *lent.valid_to <= *source.valid_to);
}

}  // namespace

base::result<void> may_delegate(const role_assignment& source, const role_assignment& lent, base::instant now) {
    if (auto other = must_be_other_person(source.account, lent.account); !other) return other;
    if (!is_valid_at(source, now) || source.delegated_from) return base::refusal(errors::role_not_delegable(source.what));
    if (!has_fitting_period(source, lent, now)) return base::refusal(errors::delegation_period_invalid());
    return {};
}

}  // namespace chuanpin::gateway::domain
