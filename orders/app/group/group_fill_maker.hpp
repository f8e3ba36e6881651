// Makes the fills of several houses together, over needs that are locked. Inside a transaction.
//
// Needs that ask for the same on the same conditions (county, price, share, what may come instead) are filled as one, and what each offer
// gives is shared out among them by the largest remainder. Conditions that differ are filled one after the other, so that nobody's are
// broken for another's sake.
#pragma once

#include "orders/app/fill/fill_maker.hpp"
#include "orders/domain/group/group_fill.hpp"

namespace chuanpin::orders::app {

class group_fill_maker {
public:
    group_fill_maker(transaction& open, const base::call_context& context, base::random_source& random)
        : open_(open), context_(context), random_(random), maker_(open, context, random) {}

    /// `needs` (≥ 1) are locked, wanting, of one measure. One fill of each house, by house, each kept.
    std::vector<domain::need_fill> propose(std::vector<domain::purchase_need> needs, const domain::fill_terms& terms);

private:
    using needs_of_terms = std::vector<const domain::purchase_need*>;

    void fill_together(const needs_of_terms& needs, const domain::fill_terms& terms);
    void share_out(const needs_of_terms& needs, const domain::candidate& whose, const domain::fill_part& part, std::int64_t total);
    /// What a need may still take of a supplier.
    std::int64_t room_of(const domain::purchase_need& need, domain::organisation_id supplier) const;
    domain::need_fill keep_of(std::vector<domain::purchase_need>& house, const domain::fill_terms& terms);

    transaction& open_;
    const base::call_context& context_;
    base::random_source& random_;
    fill_maker maker_;
    std::map<domain::need_id, std::vector<domain::need_share>> shares_;
    std::map<domain::need_id, std::int64_t> rest_;
    std::map<std::pair<domain::need_id, domain::organisation_id>, std::int64_t> given_;
};

}  // namespace chuanpin::orders::app
