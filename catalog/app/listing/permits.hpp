// Licences of an organisation and inspection reports of its products: recorded, read, and told of on the day on which they begin or end.
#pragma once

#include "catalog/app/views.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::catalog::app {

/// Permits of one turn of the job; the next turn takes the rest.
inline constexpr std::size_t permit_days_max = 100;
/// Products that one event names; a licence of a large supplier is told in several.
inline constexpr std::size_t products_of_event_max = 500;

struct permit_page {
    std::vector<domain::permit> permits{};
    bool has_more = false;
};

class permits {
public:
    permits(unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}

    /// Errors: permit-invalid, product-not-found, category-unknown, document-unusable, permits-too-many.
    base::task<base::result<base::reply>> record(const base::call_context& context, base::idempotent<domain::permit> request,
                                                 domain::permit_terms terms);
    /// Licences of the caller's organisation or, with `product`, reports of that product of its own. Errors: product-not-found.
    base::task<base::result<permit_page>> own_page(const base::call_context& context, std::optional<domain::product_id> product,
                                                   std::optional<domain::permit_id> before, std::size_t limit);

    /// What the same organisation recorded. Errors: permit-not-found, permit-withdrawn.
    base::task<base::result<base::reply>> withdraw_own(const base::call_context& context, base::idempotent<domain::permit> request,
                                                       domain::permit_id id, std::string reason);
    /// As somebody of the platform, never of the holder. Errors: permit-not-found, permit-withdrawn, listing-reviewer-interested.
    base::task<base::result<base::reply>> withdraw(const base::call_context& context, base::idempotent<domain::permit> request,
                                                   domain::permit_id id, std::string reason);
    /// Licences of any organisation, or what was given to a product of it. Newest first, withdrawn ones too.
    base::task<base::result<permit_page>> page_of(const base::call_context& context, domain::organisation_id holder,
                                                  std::optional<domain::product_id> product, std::optional<domain::permit_id> before,
                                                  std::size_t limit);

private:
    unit_of_work& database_;
    base::random_source& random_;
};

class tell_permit_days {
public:
    tell_permit_days(unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}

    /// Writes `permit.took_effect` or `permit.expired` once for each; answers how many.
    base::task<base::result<std::size_t>> operator()(const base::call_context& context);

private:
    base::task<base::result<bool>> tell(const base::call_context& context, domain::permit_id id);

    unit_of_work& database_;
    base::random_source& random_;
};

}  // namespace chuanpin::catalog::app
