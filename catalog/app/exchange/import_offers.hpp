// A supplier's file of offers: every version of it is published, or none.
#pragma once

#include "catalog/app/exchange/group_offers.hpp"
#include "catalog/app/publish_terms.hpp"

namespace chuanpin::catalog::app {

struct offer_import_counts {
    std::int64_t published = 0;
    std::int64_t unchanged = 0;  ///< versions that stand like this already
    bool operator==(const offer_import_counts&) const = default;
};

class import_offers {
public:
    import_offers(unit_of_work& database, base::random_source& random, publication_rules rules)
        : database_(database), random_(random), rules_(rules) {}

    /// One transaction for the whole file, with one event for each version that is published. Errors: csv-invalid or xlsx-invalid with
    /// every fault by row and column, or cell: product-not-found, tier-overlaps, and those of publishing one offer.
    base::task<base::result<base::reply>> run(const base::call_context& context, base::idempotent<offer_import_counts> request,
                                              domain::organisation_id supplier, const placed_list<offer_row>& list);
    /// The same by an operator, whose file is its own claim.
    base::task<base::result<offer_import_counts>> run(const base::call_context& context, domain::organisation_id supplier,
                                                      const placed_list<offer_row>& list);

private:
    unit_of_work& database_;
    base::random_source& random_;
    publication_rules rules_;
};

}  // namespace chuanpin::catalog::app
