// Finding products: the index says which, in which order and what they are, at most a second behind what is committed; the database says
// whether they are still published and how much there is.
#pragma once

#include "catalog/app/ports.hpp"
#include "catalog/app/search_ports.hpp"
#include "catalog/domain/availability/availability.hpp"
#include "platform/base/cpu_pool.hpp"

namespace chuanpin::catalog::app {

struct found_product {
    std::string row;  ///< as it was indexed
    domain::availability stock{};
};

struct search_page {
    std::vector<found_product> products{};
    bool has_more = false;
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
