// The shares of fills that become orders in one placing transaction. Where there are none it asks the database nothing.
#pragma once

#include <map>
#include <span>
#include <vector>

#include "orders/app/place_orders.hpp"

namespace chuanpin::orders::app {

class fill_batch {
public:
    /// Locks, by id, the needs that the fresh ones of `batch` claim; `batch` outlives it.
    void lock(transaction& open, std::span<const order_submission> batch, const std::vector<std::size_t>& fresh);
    /// Whether this submission may become an order: always where it claims nothing. Errors: need-not-found, fill-share-ordered, and those
    /// of domain::check_claim.
    [[nodiscard]] base::result<void> check(const order_submission& what) const;
    void became(const order_submission& what, domain::order_id order);
    void save(transaction& open) const;
    void tell(std::vector<domain::recorded_event>& events, domain::id_sequence& ids) const;

private:
    struct taken {
        const order_submission* by = nullptr;
        domain::order_id order{};
        domain::purchase_need after{};
    };

    std::map<domain::need_id, domain::purchase_need> locked_;
    std::vector<const order_submission*> gone_;  // whose shares are ordered already
    std::vector<taken> taken_;
};

}  // namespace chuanpin::orders::app
