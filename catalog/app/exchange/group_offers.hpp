// Rows of a file of offers put together to versions: each row is a tier of the one that its code and beginning name.
#pragma once

#include "catalog/app/exchange/ports.hpp"

namespace chuanpin::catalog::app {

struct offer_group {
    std::string code;
    domain::offer_terms terms{};
    price_statement price{};
    std::vector<std::size_t> rows{};  ///< of the file, one for each tier
};

using offer_refusal = std::function<void(std::size_t row, std::string_view column, std::string code, std::string detail)>;

/// By code and beginning. Where a version has no end and a later one of the same code follows, it ends there. Refused by row: what differs
/// between rows of one version, tiers that overlap or do not fit together, a version that reaches into the next one of its code.
[[nodiscard]] std::vector<offer_group> group_offers(std::span<const offer_row> rows, const offer_refusal& refuse);

/// What a refusal of a version says of the rows that it was made of.
void refuse_group(const offer_group& group, const base::error& why, const offer_refusal& refuse);

}  // namespace chuanpin::catalog::app
