// The drafts that become orders in one placing transaction. Where there are none it asks the database nothing.
#pragma once

#include <map>
#include <span>
#include <vector>

#include "orders/app/place_orders.hpp"

namespace chuanpin::orders::app {

class draft_batch {
public:
    /// Locks, by id, those that the fresh ones of `batch` claim; `batch` outlives it.
    void lock(transaction& open, std::span<const order_submission> batch, const std::vector<std::size_t>& fresh);
    /// Whether this submission may become an order: always where it claims no draft. Errors: those of domain::check_submission.
    [[nodiscard]] base::result<void> check(const order_submission& what) const;
    void became(const order_submission& what, domain::order_id order);
    void save(transaction& open) const;
    void tell(std::vector<domain::recorded_event>& events, domain::id_sequence& ids) const;

private:
    std::map<domain::draft_id, domain::draft> locked_;
    std::vector<const order_submission*> placed_;
};

}  // namespace chuanpin::orders::app
