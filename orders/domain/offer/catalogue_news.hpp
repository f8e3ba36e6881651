// What the catalogue's events mean to orders.
#pragma once

#include <variant>

#include "orders/domain/offer/offer.hpp"

namespace chuanpin::orders::domain {

struct product_known {
    product_id product{};
    organisation_id supplier{};
};
/// A version was published; whatever version was in force ends where this one begins.
struct version_known {
    offer_version what{};
};
/// A version ends earlier, because its supplier took it back.
struct version_withdrawn {
    offer_id offer{};
    std::int64_t version = 0;
    base::instant valid_to{};
};
using catalogue_news = std::variant<product_known, version_known, version_withdrawn>;

}  // namespace chuanpin::orders::domain
