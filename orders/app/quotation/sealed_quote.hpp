// What a quote says, sealed and opened again.
#pragma once

#include "orders/domain/quotation/quote.hpp"
#include "platform/crypto/secret_box.hpp"

namespace chuanpin::orders::app {

/// Bound to its quote: the sealed text of one opens as no other's.
[[nodiscard]] std::string seal(const domain::quote_content& what, domain::quote_id of, const crypto::secret_box& box,
                               base::random_source& random);
/// Throws std::runtime_error where it was changed, is another's, or its key is gone.
[[nodiscard]] domain::quote_content unseal(const domain::quote& what, const crypto::secret_box& box);

}  // namespace chuanpin::orders::app
