#include "orders/domain/agreement/prepayment.hpp"

namespace chuanpin::orders::domain {
namespace {

constexpr payment_direction payment_directions[] = {payment_direction::paid, payment_direction::paid_back};

}  // namespace

std::string_view name_of(payment_direction which) {
    switch (which) {
        case payment_direction::paid:
            return "paid";
        case payment_direction::paid_back:
            return "paid_back";
    }
    return {};
}

std::optional<payment_direction> parse_payment_direction(std::string_view name) {
    for (const auto each : payment_directions)
        if (name_of(each) == name) return each;
    return std::nullopt;
}

}  // namespace chuanpin::orders::domain
