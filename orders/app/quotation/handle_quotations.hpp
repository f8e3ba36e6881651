// Requests for quotation, the buyer's side: asks, opens once the deadline has passed, awards or gives up.
#pragma once

#include <functional>

#include "orders/app/ports.hpp"
#include "orders/app/quotation/view.hpp"
#include "platform/base/random.hpp"
#include "platform/base/version_condition.hpp"
#include "platform/crypto/secret_box.hpp"

namespace chuanpin::orders::app {

struct quotation_target {
    domain::quotation_id id{};
    base::version_condition seen{};
};

class handle_quotations {
public:
    using claim = base::idempotent<quotation_view>;
    using answer = base::task<base::result<base::reply>>;

    /// All arguments outlive it.
    handle_quotations(unit_of_work& database, const crypto::secret_box& box, base::random_source& random)
        : database_(database), box_(box), random_(random) {}

    /// Errors: those of domain::request_quotation.
    answer request(const base::call_context& context, claim as, domain::quotation_request asked);
    // Errors of all: quotation-not-found (also of another's), version-stale, and those of the domain's function.
    answer extend(const base::call_context& context, claim as, quotation_target target, base::instant deadline);
    /// Unseals every quote that stands; from then on prices can be read.
    answer open(const base::call_context& context, claim as, quotation_target target);
    answer award(const base::call_context& context, claim as, quotation_target target, domain::organisation_id to,
                 std::optional<std::string> reason);
    answer give_up(const base::call_context& context, claim as, quotation_target target, std::string reason);

    /// Either side's. Errors: quotation-not-found.
    base::task<base::result<quotation_view>> find(const base::call_context& context, domain::quotation_id id);
    base::task<base::result<std::vector<domain::quotation>>> page(const base::call_context& context, quotation_filter filter);

private:
    /// What a change makes of the request, and of its quotes in place.
    using decision =
        std::function<base::result<domain::quotation>(transaction&, const domain::quotation&, std::vector<domain::quote>& quotes)>;
    /// `tells` names what each quote's supplier hears of it; empty: nothing.
    using teller = std::function<std::string_view(const domain::quotation&, const domain::quote&)>;
    answer change(const base::call_context& context, claim as, quotation_target target, domain::quotation_action what, decision decide,
                  teller tells);
    void record(transaction& open, const base::call_context& context, std::string_view type, const domain::quotation& what,
                std::vector<domain::quote>& quotes, const teller& tells);
    [[nodiscard]] domain::purchasing_rules rules_of(transaction& open, domain::organisation_id organisation,
                                                    std::optional<domain::unit_id> unit) const;

    unit_of_work& database_;
    const crypto::secret_box& box_;
    base::random_source& random_;
};

}  // namespace chuanpin::orders::app
