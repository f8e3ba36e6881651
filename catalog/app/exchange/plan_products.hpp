// What rows of a supplier's file do to the catalogue: new drafts, changes of drafts, or nothing.
#pragma once

#include <functional>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "catalog/app/exchange/known_names.hpp"

namespace chuanpin::catalog::app {

/// Rows of a chunk: so many are checked with one look at the catalogue, and written with one transaction.
inline constexpr std::size_t chunk_rows = 1'000;

/// The supplier's products that the rows name, by code; a product without a code is named by its id.
using named_products = std::map<std::string, domain::product>;
[[nodiscard]] named_products find_named(transaction& tx, domain::organisation_id supplier, std::span<const product_row> rows);
[[nodiscard]] named_products lock_named(transaction& tx, domain::organisation_id supplier, std::span<const product_row> rows);

struct product_plan {
    std::vector<domain::product> drafted{};
    std::vector<domain::product> changed{};
    std::vector<std::pair<std::string, domain::product_id>> codes{};  ///< of the drafted ones
    domain::import_counts counts{};
};

/// Who the rows are for, and when.
struct plan_circumstances {
    domain::organisation_id supplier{};
    std::span<const domain::product_id> fresh;  ///< one for each row
    base::instant now{};
};
/// `refuse` is told which row cannot be (by its index), and why: category-unknown, county-unknown, product-not-found,
/// product-already-published.
[[nodiscard]] product_plan plan_products(
    std::span<const product_row> rows, const named_products& named, const known_names& known, const plan_circumstances& how,
    const std::function<void(std::size_t row, std::string_view column, std::string code, std::string detail)>& refuse);

}  // namespace chuanpin::catalog::app
