// Quotes, the supplier's side: put in, replaced and withdrawn until the deadline, then never. Nothing of what they say is answered.
#pragma once

#include "orders/app/ports.hpp"
#include "orders/app/quotation/view.hpp"
#include "orders/domain/quotation/quoting.hpp"
#include "platform/base/random.hpp"
#include "platform/crypto/secret_box.hpp"

namespace chuanpin::orders::app {

class submit_quotes {
public:
    using claim = base::idempotent<quotation_view>;
    using answer = base::task<base::result<base::reply>>;

    /// All arguments outlive it.
    submit_quotes(unit_of_work& database, const crypto::secret_box& box, base::random_source& random)
        : database_(database), box_(box), random_(random) {}

    /// Replaces what stood. Errors: quotation-not-found of one that asks others, quotes-closed, those of domain::read_quote.
    answer submit(const base::call_context& context, claim as, domain::quotation_id id, domain::quote_request said);
    /// Errors: quotation-not-found, quotes-closed, quote-not-found where none stands.
    answer withdraw(const base::call_context& context, claim as, domain::quotation_id id);

private:
    unit_of_work& database_;
    const crypto::secret_box& box_;
    base::random_source& random_;
};

}  // namespace chuanpin::orders::app
