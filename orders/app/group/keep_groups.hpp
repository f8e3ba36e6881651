// A group of buyers (联合采购组): opened by its organiser, joined by consent, left at any time; its totals; and its fills, proposed
// together.
#pragma once

#include "orders/app/group/ports.hpp"
#include "orders/app/ports.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::orders::app {

/// What a house says of its own membership.
struct membership_answer {
    bool joins = false;
    bool may_order = false;  ///< only where it joins
};
/// Whom the organiser takes out, and why.
struct group_removal {
    domain::organisation_id whom{};
    std::string reason{};
};
struct group_fill_request {
    domain::group_wish wish{};
    domain::fill_terms terms{};  ///< without a budget: each house has its own
};
/// A fill of a group with the fills of its houses, by house; `outcomes` are of the commitment that is answered.
struct group_fill_view {
    domain::group_fill what{};
    std::vector<domain::need_fill> parts{};
    std::vector<domain::group_outcome> outcomes{};
};

/// The group, where the caller runs it. Errors: group-not-found, group-not-organiser.
[[nodiscard]] base::result<domain::buyer_group> find_run(transaction& open, const base::principal& who, domain::buyer_group_id id);
/// One of the group's fills with its parts. Errors: group-fill-not-found.
[[nodiscard]] base::result<group_fill_view> load_fill(transaction& open, domain::buyer_group_id group, domain::group_fill_id id);

class keep_groups {
public:
    using claim = base::idempotent<domain::buyer_group>;
    using answer = base::task<base::result<base::reply>>;

    keep_groups(unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}

    answer open(const base::call_context& context, claim as, std::string name);
    // Errors of all below: group-not-found, also where the caller is neither its organiser nor invited nor in it.
    /// Errors: group-not-organiser, group-member-already, group-full.
    answer invite(const base::call_context& context, claim as, domain::buyer_group_id id, domain::organisation_id whom);
    /// Errors: group-not-organiser, and those of domain::remove.
    answer remove(const base::call_context& context, claim as, domain::buyer_group_id id, group_removal said);
    /// Errors: group-not-invited.
    answer reply(const base::call_context& context, claim as, domain::buyer_group_id id, membership_answer said);
    base::task<base::result<domain::buyer_group>> find(const base::call_context& context, domain::buyer_group_id id);
    base::task<base::result<std::vector<domain::buyer_group>>> page(const base::call_context& context,
                                                                    std::optional<domain::buyer_group_id> before, std::size_t limit);
    /// Of the needs of those who have joined; for the organiser and for them.
    base::task<base::result<std::vector<domain::need_total>>> totals(const base::call_context& context, domain::buyer_group_id id,
                                                                     domain::total_question asked, std::optional<domain::total_place> after,
                                                                     std::size_t limit);
    /// At most needs_of_fill_max needs of each house. Errors: group-not-organiser, group-nothing-wanted.
    answer propose(const base::call_context& context, base::idempotent<group_fill_view> as, domain::buyer_group_id id,
                   group_fill_request asked);
    /// Errors: group-not-organiser, group-fill-not-found.
    base::task<base::result<group_fill_view>> find_fill(const base::call_context& context, domain::buyer_group_id id,
                                                        domain::group_fill_id fill);

private:
    using decision = std::function<base::result<domain::buyer_group>(transaction&, const domain::buyer_group& before)>;
    answer change(const base::call_context& context, claim as, domain::buyer_group_id id, std::string_view type, decision decide);
    void record(transaction& open, const base::call_context& context, std::string_view type, const domain::buyer_group& what);

    unit_of_work& database_;
    base::random_source& random_;
};

}  // namespace chuanpin::orders::app
