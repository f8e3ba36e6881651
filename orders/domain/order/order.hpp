// A directed order (定向订单): one buyer, one supplier, one delivery, 1–1,000 lines. One order is one contract.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "orders/domain/offer/offer.hpp"
#include "orders/domain/order/state.hpp"

namespace chuanpin::orders::domain {

inline constexpr std::size_t lines_max = 1'000;  ///< of one order

struct delivery_place {
    std::string county_code{};  ///< GB/T 2260, six digits
    std::string address{};
    std::string contact{};
    bool operator==(const delivery_place&) const = default;
};

/// What was ordered, as it was offered then; later changes of the offer do not touch it.
struct order_line {
    line_id id{};
    offer_id offer{};
    std::int64_t offer_version = 0;
    product_id product{};
    std::string name_zh{};
    std::int64_t quantity = 0;  ///< trade units
    std::int64_t unit_net_mass_g = 0;
    base::fen unit_price{};
    base::fen amount{};  ///< quantity · unit_price
    storage_range storage{};
    std::string origin_county_code{};
    std::optional<std::string> certificate_number{};  ///< under which it was sold; empty in orders older than that rule
    std::optional<std::int64_t> accepted_quantity{};  ///< both known once the buyer accepted; their sum is `quantity`
    std::optional<std::int64_t> rejected_quantity{};
    std::optional<std::string> rejection_reason{};
    bool operator==(const order_line&) const = default;
};

struct order {
    order_id id{};
    std::int64_t version = 1;
    order_status status = order_status::placed;
    organisation_id buyer{};
    organisation_id supplier{};
    account_id placed_by{};
    base::fen total{};                          ///< Σ amount
    std::optional<base::fen> accepted_total{};  ///< Σ accepted_quantity · unit_price
    delivery_place delivery{};
    base::business_date requested_delivery_date{};
    base::instant placed_at{};
    base::instant hold_expires_at{};  ///< while it is placed: from then on it can only expire
    std::optional<base::instant> confirmed_at{};
    std::optional<base::instant> dispatched_at{};
    std::optional<base::instant> accepted_at{};
    std::optional<base::instant> cancelled_at{};
    std::optional<std::string> cancellation_reason{};
    std::vector<order_line> lines{};
    bool operator==(const order&) const = default;
};

/// What one organisation is to an order; nullopt where it is nobody to it.
[[nodiscard]] std::optional<party> party_of(const order& what, organisation_id organisation);

}  // namespace chuanpin::orders::domain
