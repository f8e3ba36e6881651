// Reads the purchase inspection record of an accepted order: for its buyer, and for its supplier, who delivers it with the goods.
#pragma once

#include "orders/app/ports.hpp"
#include "platform/crypto/keyed_box.hpp"

namespace chuanpin::orders::app {

class read_record {
public:
    /// `contacts` opens what the gateway sealed.
    read_record(unit_of_work& database, const crypto::keyed_box& contacts) : database_(database), contacts_(contacts) {}

    /// Errors: order-not-found, also where it is others'; inspection-record-not-ready.
    base::task<base::result<domain::inspection_record>> find(const base::call_context& context, domain::order_id id);

private:
    [[nodiscard]] domain::contact_then opened(const std::optional<domain::sealed_contact>& found) const;

    unit_of_work& database_;
    const crypto::keyed_box& contacts_;
};

}  // namespace chuanpin::orders::app
