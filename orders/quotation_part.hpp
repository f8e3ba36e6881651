// Requests for quotation: the key that seals quotes, their use cases and handlers, put together.
#pragma once

#include "orders/http/quotation/quotation_handlers.hpp"
#include "platform/http/derived_keys.hpp"

namespace chuanpin::orders {

class quotation_part {
public:
    quotation_part(app::unit_of_work& database, base::random_source& random, const chuanpin::http::principal_keys& keys)
        : box_(chuanpin::http::derive_keys(keys, "orders sealed quotes 1")),
          quotations_(database, box_, random),
          quotes_(database, box_, random) {}

    [[nodiscard]] std::vector<chuanpin::http::router::row> rows() { return http::make_quotation_rows({quotations_, quotes_}); }

private:
    crypto::secret_box box_;
    app::handle_quotations quotations_;
    app::submit_quotes quotes_;
};

}  // namespace chuanpin::orders
