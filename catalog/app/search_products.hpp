// Finding products: the index says which and in which order, the database says what they are now.
#pragma once

#include "catalog/app/search_ports.hpp"
#include "catalog/app/views.hpp"
#include "platform/base/cpu_pool.hpp"

namespace chuanpin::catalog::app {

struct search_page {
    product_page page{};
    std::vector<domain::availability> stock{};  ///< of each product of the page
    std::size_t total = 0;
    bool exact = true;         ///< whether `total` is, or a lower bound
    bool facets_exact = true;  ///< and `counts`
    std::map<facet, std::vector<facet_count>> counts{};
};

class search_products {
public:
    /// `few_below`: below how many trade units there are few.
    search_products(unit_of_work& database, product_index& index, base::cpu_pool& cpu, std::int64_t few_below)
        : database_(database), index_(index), cpu_(cpu), few_below_(few_below) {}

    /// What is not published any more is left out, should the index not know yet. Errors: those of the database and the CPU pool.
    base::task<base::result<search_page>> operator()(const base::call_context& context, product_query query);

private:
    unit_of_work& database_;
    product_index& index_;
    base::cpu_pool& cpu_;
    std::int64_t few_below_;
};

}  // namespace chuanpin::catalog::app
