// Writes a chunk of checked rows inside a transaction, with everything locked that it changes.
#pragma once

#include "catalog/app/exchange/plan_products.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::catalog::app {

/// Ids for what a chunk may create; made before the transaction, which may run twice.
struct fresh_ids {
    std::vector<domain::product_id> products{};
    domain::event_id event{};
};
[[nodiscard]] fresh_ids make_ids(std::size_t rows, base::instant now, base::random_source& random);

/// Which rows of which file a chunk is.
struct chunk_place {
    domain::product_import_id import{};
    std::int64_t part = 1;       ///< from 1, in the order of the file
    std::int64_t first_row = 1;  ///< among those of the file
};

/// One event for all drafts of the chunk that are new or changed, none where there are none. Errors (the first row that is no longer
/// right): category-unknown, county-unknown, product-not-found, product-already-published; the column stands in `fields`.
[[nodiscard]] base::result<domain::import_counts> write_chunk(transaction& tx, domain::organisation_id supplier, const chunk_place& place,
                                                              std::span<const product_row> rows, const fresh_ids& fresh,
                                                              const base::call_context& context);

}  // namespace chuanpin::catalog::app
