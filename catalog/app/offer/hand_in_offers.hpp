// A supplier hands in a file of its own offers: every version of it is published, or none, before the answer.
#pragma once

#include "catalog/app/exchange/import_offers.hpp"
#include "catalog/app/offer/ports.hpp"
#include "platform/base/cpu_pool.hpp"

namespace chuanpin::catalog::app {

/// Of a file that is answered at once; a longer one is the operator's (`chuanpin import offers`).
inline constexpr std::size_t handed_in_rows_max = 1'000;

class hand_in_offers {
public:
    hand_in_offers(unit_of_work& database, offer_files& files, base::cpu_pool& cpu, base::random_source& random, publication_rules rules)
        : files_(files), cpu_(cpu), import_(database, random, rules) {}

    /// Errors: csv-too-large, csv-invalid, xlsx-invalid with every fault by its place: too-many-rows, and those of `import_offers`.
    base::task<base::result<base::reply>> run(const base::call_context& context, base::idempotent<offer_import_counts> request,
                                              std::string document);

private:
    offer_files& files_;
    base::cpu_pool& cpu_;
    import_offers import_;
};

}  // namespace chuanpin::catalog::app
