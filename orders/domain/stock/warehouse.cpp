#include "orders/domain/stock/warehouse.hpp"

#include "orders/domain/errors.hpp"

namespace chuanpin::orders::domain {

std::string_view name_of(warehouse_kind kind) {
    switch (kind) {
        case warehouse_kind::warehouse:
            return "warehouse";
        case warehouse_kind::village_station:
            return "village_station";
        case warehouse_kind::township_station:
            return "township_station";
    }
    return {};
}

std::optional<warehouse_kind> parse_warehouse_kind(std::string_view name) {
    for (const auto kind : warehouse_kinds)
        if (name_of(kind) == name) return kind;
    return std::nullopt;
}

base::result<warehouse> close(warehouse what, std::int64_t on_hand, base::instant now) {
    if (what.closed_at) return base::refusal(errors::warehouse_closed(what.code));
    if (on_hand != 0) return base::refusal(errors::warehouse_not_empty(what.code, on_hand));
    what.closed_at = now;
    ++what.version;
    return what;
}

}  // namespace chuanpin::orders::domain
