#include "orders/domain/record/errors.hpp"

#include <fmt/format.h>

namespace chuanpin::orders::domain {
namespace {

constexpr base::error_definition not_ready_row{"inspection-record-not-ready", base::error_kind::conflict, "验收后才有进货查验记录",
                                               "There is no purchase inspection record before the acceptance"};
constexpr base::error_definition table[] = {not_ready_row};

}  // namespace

std::span<const base::error_definition> record_errors() { return table; }

namespace errors {

base::error inspection_record_not_ready(order_id id) {
    return base::make_error(not_ready_row, fmt::format("Order {} was not accepted yet.", base::to_wire(id)));
}

}  // namespace errors
}  // namespace chuanpin::orders::domain
