// Writes a chunk of checked rows inside a transaction, with everything locked that it changes.
#pragma once

#include "catalog/app/exchange/plan_products.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::catalog::app {

/// Ids for what a chunk may create; made before the transaction, which may run twice.
struct fresh_ids {
    std::vector<domain::product_id> products{};
    std::vector<domain::event_id> events{};
};
[[nodiscard]] fresh_ids make_ids(std::size_t rows, base::instant now, base::random_source& random);

/// Each new draft and each change of one has its event. Errors (the first row that is no longer right): category-unknown,
/// county-unknown, product-not-found, product-already-published; the column stands in `fields`.
[[nodiscard]] base::result<domain::import_counts> write_chunk(transaction& tx, domain::organisation_id supplier,
                                                              std::span<const product_row> rows, const fresh_ids& fresh,
                                                              const base::call_context& context);

}  // namespace chuanpin::catalog::app
