#include "orders/domain/stock/movement.hpp"

namespace chuanpin::orders::domain {
namespace {

struct kind_row {
    movement_kind kind{};
    std::string_view name;
    movement_effect effect{};
};

// The one table of effects. The columns on_hand_change and reserved_change of stock_movement say the same in SQL; a test compares them.
constexpr kind_row kinds[] = {
    {movement_kind::received, "received", {.on_hand = 1, .reserved = 0}},
    {movement_kind::held, "held", {.on_hand = 0, .reserved = 1}},
    {movement_kind::hold_released, "hold_released", {.on_hand = 0, .reserved = -1}},
    {movement_kind::shipped, "shipped", {.on_hand = -1, .reserved = -1}},
    {movement_kind::transferred_out, "transferred_out", {.on_hand = -1, .reserved = 0}},
    {movement_kind::transferred_in, "transferred_in", {.on_hand = 1, .reserved = 0}},
    {movement_kind::counted_over, "counted_over", {.on_hand = 1, .reserved = 0}},
    {movement_kind::counted_short, "counted_short", {.on_hand = -1, .reserved = 0}},
    {movement_kind::written_off, "written_off", {.on_hand = -1, .reserved = 0}},
    {movement_kind::returned, "returned", {.on_hand = 1, .reserved = 0}},
    {movement_kind::handed_over, "handed_over", {.on_hand = -1, .reserved = 0}},
};

const kind_row& row_of(movement_kind kind) { return kinds[static_cast<std::size_t>(kind)]; }

}  // namespace

std::string_view name_of(movement_kind kind) { return row_of(kind).name; }

std::optional<movement_kind> parse_movement_kind(std::string_view name) {
    for (const auto& row : kinds)
        if (row.name == name) return row.kind;
    return std::nullopt;
}

movement_effect effect_of(movement_kind kind) { return row_of(kind).effect; }

std::string_view name_of(movement_cause cause) {
    switch (cause) {
        case movement_cause::none:
            return "";
        case movement_cause::spoilage:
            return "spoilage";
        case movement_cause::loss:
            return "loss";
        case movement_cause::found:
            return "found";
        case movement_cause::correction:
            return "correction";
        case movement_cause::expired:
            return "expired";
        case movement_cause::sent_back:
            return "sent_back";
    }
    return {};
}

std::optional<movement_cause> parse_movement_cause(std::string_view name) {
    for (const auto cause : movement_causes)
        if (name_of(cause) == name) return cause;
    return std::nullopt;
}

bool fits(movement_kind kind, movement_cause cause) {
    switch (cause) {
        case movement_cause::none:
            return kind != movement_kind::counted_over && kind != movement_kind::counted_short && kind != movement_kind::written_off;
        case movement_cause::spoilage:
        case movement_cause::loss:
            return kind == movement_kind::counted_short;
        case movement_cause::found:
            return kind == movement_kind::counted_over;
        case movement_cause::correction:
            return kind == movement_kind::counted_over || kind == movement_kind::counted_short;
        case movement_cause::expired:
        case movement_cause::sent_back:
            return kind == movement_kind::written_off;
    }
    return false;
}

}  // namespace chuanpin::orders::domain
