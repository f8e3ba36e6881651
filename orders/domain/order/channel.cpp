#include "orders/domain/order/channel.hpp"

namespace chuanpin::orders::domain {

std::string_view name_of(channel what) {
    switch (what) {
        case channel::ecommerce:
            return "ecommerce";
        case channel::assistance_unit:
            return "assistance_unit";
        case channel::commercial:
            return "commercial";
        case channel::directed_supply:
            return "directed_supply";
    }
    return {};
}

std::optional<channel> parse_channel(std::string_view name) {
    for (const auto each : channels)
        if (name_of(each) == name) return each;
    return std::nullopt;
}

}  // namespace chuanpin::orders::domain
