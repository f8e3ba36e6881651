#include "catalog/app/own_product.hpp"

#include <utility>

#include "catalog/domain/errors.hpp"

namespace chuanpin::catalog::app {

base::result<domain::product> lock_own_product(transaction& tx, domain::product_id id, const base::call_context& context) {
    auto found = tx.products().lock(id);
    if (!found || found->supplier != context.who.value().organisation) return base::refusal(domain::errors::product_not_found(id));
    return *std::move(found);
}

}  // namespace chuanpin::catalog::app
