// How far a supplier's file is, and its rows with their faults, for being corrected.
#pragma once

#include "catalog/app/exchange/ports.hpp"

namespace chuanpin::catalog::app {

class read_product_import {
public:
    read_product_import(unit_of_work& database, product_files& files) : database_(database), files_(files) {}

    /// The caller's own. Errors: product-import-not-found.
    base::task<base::result<domain::product_import>> one(const base::call_context& context, domain::product_import_id id);
    /// The whole file as CSV with a column of faults, or only the rows that have some. Errors: product-import-not-found.
    base::task<base::result<std::string>> faults(const base::call_context& context, domain::product_import_id id, bool only_faulty);

private:
    unit_of_work& database_;
    product_files& files_;
};

}  // namespace chuanpin::catalog::app
