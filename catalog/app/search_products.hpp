// Finding products. The index alone answers: it says which, in which order and what they are, at most a second behind what is committed, so
// finding asks no database. What was taken down meanwhile is refused where it is ordered.
#pragma once

#include "catalog/app/search_ports.hpp"
#include "platform/base/cpu_pool.hpp"
#include "platform/base/task.hpp"

namespace chuanpin::catalog::app {

class search_products {
public:
    search_products(product_index& index, base::cpu_pool& cpu) : index_(index), cpu_(cpu) {}

    /// Errors: those of the CPU pool.
    base::task<base::result<product_hits>> operator()(product_query query);

private:
    product_index& index_;
    base::cpu_pool& cpu_;
};

}  // namespace chuanpin::catalog::app
