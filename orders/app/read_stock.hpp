// Reading stock: a supplier sees its own levels and their ledger.
#pragma once

#include "orders/app/ports.hpp"

namespace chuanpin::orders::app {

class read_stock {
public:
    explicit read_stock(unit_of_work& database) : database_(database) {}

    /// By product and warehouse; another's product has none here. At most `limit`.
    base::task<base::result<std::vector<shown_level>>> levels(const base::call_context& context, std::optional<domain::product_id> product,
                                                              std::optional<domain::stock_key> after, std::size_t limit);
    /// By warehouse and lot, after `after`. At most `limit`.
    base::task<base::result<std::vector<shown_lot>>> lots(const base::call_context& context, domain::product_id product,
                                                          std::optional<lot_place> after, std::size_t limit);
    /// Newest first, older than `before`. At most `limit`.
    base::task<base::result<std::vector<shown_movement>>> movements(const base::call_context& context, domain::product_id product,
                                                                    std::optional<std::int64_t> before, std::size_t limit);

private:
    unit_of_work& database_;
};

}  // namespace chuanpin::orders::app
