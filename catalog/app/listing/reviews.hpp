// Changes of products after they were drafted, and the platform's look at what matters of them (上架审核).
#pragma once

#include "catalog/app/views.hpp"
#include "platform/base/random.hpp"
#include "platform/base/version_condition.hpp"

namespace chuanpin::catalog::app {

/// What is looked at besides material changes.
struct review_rules {
    bool first_publication = false;          ///< every product before it is listed the first time
    std::int64_t price_change_percent = 50;  ///< a price that moves by more; 0: never
};

/// Has the platform look at the product, whose lock is held; a look that had begun is superseded.
void open_review(transaction& tx, base::random_source& random, const domain::product& what, std::vector<std::string> changed,
                 base::instant now);

class change_product {
public:
    change_product(unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}

    /// A new version. A material change of a published product takes it off the list until somebody passes it. Errors: product-not-found,
    /// version-stale, category-unknown, county-unknown, product-unchanged, storage-out-of-class, origin-not-proven, product-has-offers (a
    /// material change while an offer is in force or ahead).
    base::task<base::result<base::reply>> run(const base::call_context& context, base::idempotent<product_view> request,
                                              domain::product_id id, base::version_condition seen, domain::product_details details);

private:
    unit_of_work& database_;
    base::random_source& random_;
};

/// A review with the product as it stands now.
struct review_view {
    domain::listing_review what{};
    domain::product product{};
};
struct review_page {
    std::vector<review_view> reviews{};
    bool has_more = false;
};

class review_listings {
public:
    review_listings(unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}

    /// Oldest first.
    base::task<base::result<review_page>> page(const base::call_context& context, std::optional<domain::review_state> state,
                                               std::optional<domain::listing_review_id> after, std::size_t limit);
    /// Errors: listing-review-not-found, listing-review-decided, listing-reviewer-interested, listing-reasons-missing.
    base::task<base::result<base::reply>> decide(const base::call_context& context, base::idempotent<review_view> request,
                                                 domain::listing_review_id id, bool passes, std::string reasons);

private:
    unit_of_work& database_;
    base::random_source& random_;
};

}  // namespace chuanpin::catalog::app
