// A supplier names its warehouses and stations, and closes them.
#pragma once

#include "orders/app/ports.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::orders::app {

struct new_warehouse {
    std::string code;
    domain::warehouse_kind kind{};
    std::string name;
    std::string county_code;
    std::string address;
};

class keep_warehouses {
public:
    keep_warehouses(unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}

    /// Answers the encoded warehouse. Errors: warehouse-code-taken; those of unit_of_work::write.
    base::task<base::result<base::reply>> add(const base::call_context& context, base::idempotent<domain::warehouse> as,
                                              new_warehouse asked);
    /// Errors: warehouse-not-found where it is another's, warehouse-closed, warehouse-not-empty.
    base::task<base::result<base::reply>> close(const base::call_context& context, base::idempotent<domain::warehouse> as,
                                                domain::warehouse_id id);
    /// One's own, by code, after `after`. At most `limit`.
    base::task<base::result<std::vector<domain::warehouse>>> list(const base::call_context& context, std::string after, std::size_t limit);

private:
    unit_of_work& database_;
    base::random_source& random_;
};

/// The owner's warehouse of that code, open and kept so until the transaction ends; made where there is none. Errors: warehouse-closed.
[[nodiscard]] base::result<domain::warehouse> find_or_add_warehouse(transaction& open, const domain::warehouse& fresh);
/// The same without making one. Errors: warehouse-not-found, warehouse-closed.
[[nodiscard]] base::result<domain::warehouse> find_warehouse(transaction& open, domain::organisation_id owner, const std::string& code);

}  // namespace chuanpin::orders::app
