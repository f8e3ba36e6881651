// Products as everybody sees them (published only), and as their supplier does (drafts too).
#pragma once

#include "catalog/app/views.hpp"

namespace chuanpin::catalog::app {

class read_products {
public:
    explicit read_products(unit_of_work& database) : database_(database) {}

    /// Newest first, older than `before` where given.
    base::task<base::result<product_page>> page(const base::call_context& context, product_filter filter,
                                                std::optional<domain::product_id> before, std::size_t limit);
    /// Errors: product-not-found, also for drafts.
    base::task<base::result<product_view>> one(const base::call_context& context, domain::product_id id);
    /// The caller's own, drafts too. Errors: product-not-found.
    base::task<base::result<product_view>> own(const base::call_context& context, domain::product_id id);

private:
    unit_of_work& database_;
};

}  // namespace chuanpin::catalog::app
