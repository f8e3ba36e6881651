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

/// Rows of a chunk: so many are checked with one look at the catalogue, and written with one transaction and one event.
inline constexpr std::size_t chunk_rows = 2'000;

/// What the catalogue holds of the things that the rows name.
struct chunk_facts {
    /// The supplier's products by code; a product without a code is named by its id.
    std::map<std::string, domain::product> named{};
    /// The verdict on rows (by their index) that claim a place, a household or a raw material besides the county.
    std::map<std::size_t, base::result<domain::origin_decision>> origins{};
};
[[nodiscard]] chunk_facts find_facts(transaction& tx, domain::organisation_id supplier, std::span<const product_row> rows,
                                     const base::call_context& context);
/// As `find_facts`, the products locked.
[[nodiscard]] chunk_facts lock_facts(transaction& tx, domain::organisation_id supplier, std::span<const product_row> rows,
                                     const base::call_context& context);

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
/// `refuse` is told which row cannot be (by its index), and why: category-unknown, county-unknown, unknown and the like of
/// places, households and raw materials, product-not-found, product-already-published, duplicate.
[[nodiscard]] product_plan plan_products(
    std::span<const product_row> rows, const chunk_facts& facts, const known_names& known, const plan_circumstances& how,
    const std::function<void(std::size_t row, std::string_view column, std::string code, std::string detail)>& refuse);

}  // namespace chuanpin::catalog::app
