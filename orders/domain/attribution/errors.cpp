#include "orders/domain/attribution/errors.hpp"

#include <fmt/format.h>

namespace chuanpin::orders::domain {
namespace {

using base::error_kind;
using row = base::error_definition;

constexpr row not_found_row{"correction-not-found", error_kind::not_found, "没有这项归属更正", "No such correction"};
constexpr row line_row{"correction-line-not-found", error_kind::unprocessable, "订单中没有这一行", "The order has no such line"};
constexpr row too_early_row{"correction-too-early", error_kind::conflict, "订单尚未验收,请取消后重新下单",
                            "Before the acceptance an order is cancelled and placed anew"};
constexpr row open_row{"correction-open", error_kind::conflict, "该行已有待答复的归属更正",
                       "A correction of the line waits for its answer"};
constexpr row without_change_row{"correction-without-change", error_kind::unprocessable, "归属与现状相同",
                                 "The line counts for that already"};
constexpr row state_conflict_row{"correction-state-conflict", error_kind::conflict, "该更正已了结", "The correction is ended"};
constexpr row party_forbidden_row{"correction-party-forbidden", error_kind::forbidden, "此操作应由另一方进行",
                                  "This is for the other party to do"};
constexpr row one_person_row{"correction-by-one-person", error_kind::forbidden, "提出人与答复人不能是同一人",
                             "Whoever proposed a correction does not answer it"};
constexpr row too_many_row{"too-many-corrections", error_kind::conflict, "该行更正次数过多", "Too many corrections of one line"};

constexpr row table[] = {not_found_row,       line_row,       too_early_row, open_row, without_change_row, state_conflict_row,
                         party_forbidden_row, one_person_row, too_many_row};

}  // namespace

std::span<const base::error_definition> attribution_errors() { return table; }

namespace errors {

base::error correction_not_found(std::string_view id) {
    return base::make_error(not_found_row, fmt::format("There is no correction {}.", id));
}
base::error correction_line_not_found() {
    auto error = base::make_error(line_row, "Name a line of the order.");
    error.fields = {{"/line_id", "not-found", "Not a line of this order."}};
    return error;
}
base::error correction_too_early(order_id order, order_status status) {
    auto error =
        base::make_error(too_early_row, fmt::format("Order {} is not accepted yet: cancel it and order anew.", base::to_wire(order)));
    error.facts.emplace_back("order_status", name_of(status));
    return error;
}
base::error correction_open(correction_id other) {
    return base::make_error(open_row, fmt::format("Correction {} waits for its answer.", base::to_wire(other)));
}
base::error correction_without_change() {
    auto error = base::make_error(without_change_row, "Name another unit or another channel.");
    error.fields = {{"/to", "same", "The line counts for that already."}};
    return error;
}
base::error correction_state_conflict(const correction& what) {
    auto error = base::make_error(state_conflict_row, fmt::format("Correction {} is ended.", base::to_wire(what.id)));
    error.facts.emplace_back("correction_status", name_of(what.status));
    return error;
}
base::error correction_party_forbidden() {
    return base::make_error(party_forbidden_row, "The unit that a line counts for proposes, the other side answers.");
}
base::error correction_by_one_person(correction_id id) {
    return base::make_error(one_person_row, fmt::format("You proposed correction {} yourself.", base::to_wire(id)));
}
base::error too_many_corrections() {
    return base::make_error(too_many_row, fmt::format("A line is corrected at most {} times.", corrections_max));
}

}  // namespace errors
}  // namespace chuanpin::orders::domain
