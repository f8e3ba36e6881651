// The awards that orders of one placing transaction carry. Where there are none it asks the database nothing.
#pragma once

#include <map>
#include <span>
#include <vector>

#include "orders/app/place_orders.hpp"

namespace chuanpin::orders::app {

class award_batch {
public:
    /// Locks, by id, those that the fresh ones of `batch` name; `batch` outlives it.
    void lock(transaction& open, std::span<const order_submission> batch, const std::vector<std::size_t>& fresh);
    /// What the submission carries: null where it names none. Errors: quotation-not-found, and those of domain::check_award.
    [[nodiscard]] base::result<const domain::quotation_award*> find(const order_submission& what) const;
    void became(const order_submission& what, domain::order_id order);
    void save(transaction& open) const;
    void tell(std::vector<domain::recorded_event>& events, domain::id_sequence& ids) const;

private:
    std::map<domain::quotation_id, domain::quotation_award> locked_;
    std::vector<const order_submission*> placed_;
};

}  // namespace chuanpin::orders::app
