// A fill of a group becomes orders (联合下单), house by house, each by the way of every fill of that house: its purchasing rules decide who
// approves, its needs are locked, each share is ordered once. Of a house that did not let the organiser order nothing is ordered: it does
// that itself, from its need's fills. What one house's order is refused with does not keep the others'.
#pragma once

#include "orders/app/fill/commit_fill.hpp"
#include "orders/app/group/keep_groups.hpp"

namespace chuanpin::orders::app {

class commit_group_fill {
public:
    /// All outlive it.
    commit_group_fill(unit_of_work& database, commit_fill& commit) : database_(database), commit_(commit) {}

    /// Answers the encoded fill with an outcome for each part; asked again it goes on with what is left. Errors: group-not-found,
    /// group-not-organiser, group-fill-not-found.
    base::task<base::result<base::reply>> operator()(const base::call_context& context, base::idempotent<group_fill_view> as,
                                                     domain::buyer_group_id group, domain::group_fill_id id, submission_terms terms);

private:
    struct work {
        domain::buyer_group group{};
        group_fill_view fill{};
    };
    base::task<base::result<work>> begin(const base::call_context& context, const base::receipt& claim, domain::buyer_group_id group,
                                         domain::group_fill_id id);
    base::task<base::result<std::string>> commit_part(const base::call_context& context, const base::receipt& claim, const work& what,
                                                      const domain::need_fill& part, const submission_terms& terms);

    unit_of_work& database_;
    commit_fill& commit_;
};

}  // namespace chuanpin::orders::app
