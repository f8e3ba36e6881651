// Writes files of products that were handed in and found right: one part after the other, each in a transaction of its own, so that
// progress shows and what was interrupted goes on where it was.
#pragma once

#include "catalog/app/exchange/write_chunk.hpp"

namespace chuanpin::catalog::app {

class write_product_imports {
public:
    write_product_imports(unit_of_work& database, product_files& files, base::random_source& random)
        : database_(database), files_(files), random_(random) {}

    /// Writes one part of the oldest import; answers whether there was one. A row that is no longer right stops its import.
    base::task<base::result<bool>> operator()(const base::call_context& context);

private:
    base::result<void> write_part(transaction& tx, domain::product_import_id id, const fresh_ids& fresh, domain::event_id event,
                                  const base::call_context& context);

    unit_of_work& database_;
    product_files& files_;
    base::random_source& random_;
};

}  // namespace chuanpin::catalog::app
