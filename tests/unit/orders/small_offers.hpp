// Offers of which a test says only what sharing out looks at.
#pragma once

#include <vector>

#include "orders/domain/fill/need_fill.hpp"
#include "tests/support/call_context.hpp"

namespace chuanpin::tests {

using namespace orders::domain;

using amounts = std::vector<std::int64_t>;

struct small_offer {
    unsigned char supplier = 1;
    distance from = distance::elsewhere;
    std::int64_t pack = 1;
    std::int64_t minimum = 1;
    std::int64_t available = 100;
    std::int64_t available_ahead = 0;
};

inline candidate made_of(const small_offer& what, unsigned char number) {
    return {.offer = numbered<offer_id>(number),
            .product = numbered<product_id>(number),
            .supplier = numbered<organisation_id>(what.supplier),
            .from = what.from,
            .pack = what.pack,
            .minimum = what.minimum,
            .available = what.available,
            .available_ahead = what.available_ahead};
}
inline std::vector<candidate> candidates_of(const std::vector<small_offer>& offers) {
    std::vector<candidate> found;
    for (std::size_t i = 0; i < offers.size(); ++i) found.push_back(made_of(offers[i], static_cast<unsigned char>(i + 1)));
    return found;
}
inline amounts quantities(const std::vector<fill_part>& parts) {
    amounts found;
    for (const auto& each : parts) found.push_back(each.quantity);
    return found;
}

}  // namespace chuanpin::tests
