#include "orders/domain/need/errors.hpp"

#include <fmt/format.h>

namespace chuanpin::orders::domain {
namespace {

using base::error_kind;
using row = base::error_definition;

constexpr row need_not_found_row{"need-not-found", error_kind::not_found, "没有这项需求", "No such need"};
constexpr row need_not_open_row{"need-not-open", error_kind::conflict, "需求当前状态不允许此操作", "The need is not open for that"};
constexpr row fill_not_found_row{"fill-not-found", error_kind::not_found, "没有这份合供方案", "No such fill"};
constexpr row fill_superseded_row{"fill-superseded", error_kind::conflict, "合供方案已失效，请查看最新方案",
                                  "The fill is no longer the current one"};
constexpr row fill_empty_row{"fill-empty", error_kind::conflict, "合供方案没有可下单的份额", "Nothing of the fill can be ordered"};
constexpr row fill_share_ordered_row{"fill-share-ordered", error_kind::conflict, "该份额已下单", "The share is an order already"};

constexpr row table[] = {need_not_found_row,  need_not_open_row, fill_not_found_row,
                         fill_superseded_row, fill_empty_row,    fill_share_ordered_row};

}  // namespace

std::span<const base::error_definition> need_errors() { return table; }

namespace errors {

base::error need_not_found(std::string_view id) { return base::make_error(need_not_found_row, fmt::format("There is no need {}.", id)); }
base::error need_not_open(need_id id, std::string_view status) {
    auto error = base::make_error(need_not_open_row, fmt::format("Need {} is {}.", base::to_wire(id), status));
    error.facts.emplace_back("status", std::string(status));
    return error;
}
base::error fill_not_found(std::string_view id) { return base::make_error(fill_not_found_row, fmt::format("There is no fill {}.", id)); }
base::error fill_superseded(fill_id id) {
    return base::make_error(fill_superseded_row,
                            fmt::format("Fill {} has been superseded; look at the need's newest one.", base::to_wire(id)));
}
base::error fill_empty(fill_id id) {
    return base::make_error(fill_empty_row, fmt::format("No offer in fill {} got a share; its explanations say why.", base::to_wire(id)));
}
base::error fill_share_ordered(fill_id id) {
    return base::make_error(fill_share_ordered_row, fmt::format("This share of fill {} has been ordered.", base::to_wire(id)));
}

}  // namespace errors
}  // namespace chuanpin::orders::domain
