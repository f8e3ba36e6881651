#include "orders/domain/order/replacement_errors.hpp"

#include <utility>

namespace chuanpin::orders::domain {
namespace {

using base::error_kind;

constexpr base::error_definition invalid_row{"replacement-invalid", error_kind::unprocessable, "替换内容不正确",
                                             "The replacements do not fit the order"};
constexpr base::error_definition not_permitted_row{"replacement-not-permitted", error_kind::conflict, "替换不在采购单位许可之内",
                                                   "The buyer does not allow this replacement"};
constexpr base::error_definition table[] = {invalid_row, not_permitted_row};

}  // namespace

std::span<const base::error_definition> replacement_errors() { return table; }

namespace errors {

base::error replacement_invalid(std::vector<base::field_error> replacements) {
    auto error = base::make_error(invalid_row, "Each line is replaced once, by an offer that no other line has.");
    error.fields = std::move(replacements);
    return error;
}

base::error replacement_not_permitted(std::vector<base::field_error> replacements) {
    auto error = base::make_error(not_permitted_row, "A replacement passes what the buyer allows of its line.");
    error.fields = std::move(replacements);
    return error;
}

}  // namespace errors
}  // namespace chuanpin::orders::domain
