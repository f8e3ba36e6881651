#include "orders/domain/order/order.hpp"

namespace chuanpin::orders::domain {

std::optional<party> party_of(const order& what, organisation_id organisation) {
    if (organisation == what.supplier) return party::supplier;
    if (organisation == what.buyer) return party::buyer;
    return std::nullopt;
}

}  // namespace chuanpin::orders::domain
