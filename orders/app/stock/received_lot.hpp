// Into which lot a receipt goes.
#pragma once

#include "orders/app/receive_stock.hpp"
#include "orders/domain/eligibility/lot_season.hpp"

namespace chuanpin::orders::app {

struct received_lot {
    domain::stock_lot row{};
    std::optional<domain::lot_season> season{};  ///< of a lot that has a name
};

/// The lot's empty stock row, without a key; the lot itself is locked and has taken the goods in. The unnamed lot where the receipt
/// names none. `fresh` is the id of a batch that is new. Errors: those of receive_stock about lots.
[[nodiscard]] base::result<received_lot> receive_lot(transaction& open, const domain::product_facts& product, const stock_receipt& asked,
                                                     domain::lot_id fresh, base::business_date today);

}  // namespace chuanpin::orders::app
