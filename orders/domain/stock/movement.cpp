#include "orders/domain/stock/movement.hpp"

namespace chuanpin::orders::domain {

std::string_view name_of(movement_kind kind) {
    switch (kind) {
        case movement_kind::received:
            return "received";
        case movement_kind::held:
            return "held";
        case movement_kind::hold_released:
            return "hold_released";
        case movement_kind::shipped:
            return "shipped";
    }
    return {};
}

std::optional<movement_kind> parse_movement_kind(std::string_view name) {
    for (const auto kind : movement_kinds)
        if (name_of(kind) == name) return kind;
    return std::nullopt;
}

movement_effect effect_of(movement_kind kind) {
    switch (kind) {
        case movement_kind::received:
            return {.on_hand = 1, .reserved = 0};
        case movement_kind::held:
            return {.on_hand = 0, .reserved = 1};
        case movement_kind::hold_released:
            return {.on_hand = 0, .reserved = -1};
        case movement_kind::shipped:
            return {.on_hand = -1, .reserved = -1};
    }
    return {};
}

}  // namespace chuanpin::orders::domain
