// Checks a supplier's file of products against the catalogue, chunk by chunk, before anything is written.
#pragma once

#include "catalog/app/exchange/plan_products.hpp"

namespace chuanpin::catalog::app {

class check_products {
public:
    check_products(unit_of_work& database, domain::organisation_id supplier, known_names known)
        : database_(database), supplier_(supplier), known_(std::move(known)) {}

    /// Adds to each row what is wrong with it in the catalogue. Errors: those of reading.
    base::task<base::result<void>> run(const base::call_context& context, product_rows& file, std::vector<product_row>& chunk);

private:
    unit_of_work& database_;
    domain::organisation_id supplier_;
    known_names known_;
};

}  // namespace chuanpin::catalog::app
