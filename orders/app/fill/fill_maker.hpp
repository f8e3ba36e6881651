// Makes a proposal over needs that are locked: loads what is offered, lets the domain share it out, keeps it. Inside a transaction.
#pragma once

#include <map>
#include <span>

#include "orders/app/ports.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::orders::app {

class fill_maker {
public:
    fill_maker(transaction& open, const base::call_context& context, base::random_source& random)
        : open_(open), context_(context), random_(random) {}

    /// `needs` are locked, wanting, by id; each names the fill as its current one afterwards and is saved.
    domain::need_fill propose(std::vector<domain::purchase_need>& needs, const domain::fill_terms& terms);
    /// What cancelled orders gave is wanted again. Saved with the next proposal.
    void release_cancelled(domain::purchase_need& need);
    /// Tells that each of them stands as it is now.
    void record(const std::vector<domain::purchase_need>& needs, std::string_view type);
    /// Keeps a fill whose shares are made: each of its needs names it as its current one and is saved.
    void keep(const domain::need_fill& made, std::vector<domain::purchase_need>& needs);
    /// What is offered for a need, less what this maker has given to others.
    std::vector<domain::candidate> candidates_of(const domain::purchase_need& need, const domain::fill_terms& terms);
    /// `whose`: of a share, from stock or ahead.
    void note_taken(const domain::candidate& whose, base::business_date on, std::int64_t quantity);
    /// What these suppliers gave of needs of a measure before.
    std::map<domain::organisation_id, std::int64_t> given_before(std::span<const domain::candidate> candidates, domain::measure by);

private:
    void share_out(const domain::purchase_need& need, const domain::fill_terms& terms, domain::need_fill& into);
    /// What is allowed instead of what is of the kind.
    std::vector<domain::candidate> substitutes_of(const domain::purchase_need& need, const domain::fill_terms& terms,
                                                  std::span<const domain::candidate> of_kind);
    std::vector<domain::candidate> look_for(const domain::goods_kind& kind, const domain::need_terms& asked, domain::channel by,
                                            std::size_t limit);

    /// What is in stock of it for that day, less what this maker has given to others. Of the moment when it was first asked: whatever
    /// arrives between two needs is for the next fill.
    std::int64_t left_in_stock(domain::product_id product, base::business_date on);
    void look_into_stock(std::span<const domain::product_id> products, base::business_date on);
    /// Besides what is in stock, what may be ordered ahead of the harvest of that day's week.
    void look_ahead(std::span<domain::candidate> found, base::business_date on);
    void look_into_announcements(std::span<const domain::capacity_key> keys);

    transaction& open_;
    const base::call_context& context_;
    base::random_source& random_;
    std::map<std::pair<domain::product_id, base::business_date>, std::int64_t> in_stock_;   // trade units
    std::map<domain::capacity_key, std::int64_t> announced_;                                // grams that are free; 0: none
    std::map<domain::product_id, std::int64_t> taken_;                                      // trade units in stock, of needs before
    std::map<domain::capacity_key, std::int64_t> taken_ahead_;                              // grams, of needs before
    std::map<std::pair<domain::measure, domain::organisation_id>, std::int64_t> proposed_;  // of needs before
};

}  // namespace chuanpin::orders::app
