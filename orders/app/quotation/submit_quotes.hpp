// Quotes, the supplier's side: put in, replaced and withdrawn until the deadline, then never. Nothing of what they say is answered.
#pragma once

#include "orders/app/ports.hpp"
#include "orders/app/quotation/view.hpp"
#include "orders/domain/quotation/quoting.hpp"
#include "platform/base/random.hpp"
#include "platform/crypto/hash.hpp"
#include "platform/crypto/secret_box.hpp"

namespace chuanpin::orders::app {

class submit_quotes {
public:
    using claim = base::idempotent<quotation_view>;
    using answer = base::task<base::result<base::reply>>;

    /// All arguments outlive it. `receipt_key` is for nothing else: the receipt of a quote keeps no plain fingerprint of what it says, by
    /// which whoever reads the database could try out prices.
    submit_quotes(unit_of_work& database, const crypto::secret_box& box, const crypto::digest& receipt_key, base::random_source& random)
        : database_(database), box_(box), receipt_key_(receipt_key), random_(random) {}

    /// Replaces what stood. Errors: quotation-not-found of one that asks others, quotes-closed, those of domain::read_quote.
    answer submit(const base::call_context& context, claim as, domain::quotation_id id, domain::quote_request said);
    /// Errors: quotation-not-found, quotes-closed, quote-not-found where none stands.
    answer withdraw(const base::call_context& context, claim as, domain::quotation_id id);

private:
    unit_of_work& database_;
    const crypto::secret_box& box_;
    crypto::digest receipt_key_;
    base::random_source& random_;
};

}  // namespace chuanpin::orders::app
