#include "catalog/domain/label/label_errors.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace chuanpin::catalog::domain {
namespace {

using base::error_definition;
using base::error_kind;

constexpr error_definition range_not_found{"label-range-not-found", error_kind::not_found, "没有这个标签号段", "No such range of labels"};
constexpr error_definition exhausted{"labels-exhausted", error_kind::conflict, "标签数量超过批次件数",
                                     "The lot has no packs for so many labels"};
constexpr error_definition too_many_ranges{"lot-has-too-many-label-ranges", error_kind::conflict, "批次标签号段过多",
                                           "The lot has too many ranges of labels"};
constexpr error_definition range_void{"label-range-void", error_kind::conflict, "标签号段已作废", "The range of labels is void"};
constexpr error_definition numbers_used_up{"label-numbers-used-up", error_kind::conflict, "标签号段编号已用完",
                                           "No number of a range of labels is left"};
constexpr error_definition code_invalid{"label-code-invalid", error_kind::invalid_input, "标签编码格式不正确",
                                        "The code of a label is mistyped"};
constexpr error_definition not_genuine{"label-not-genuine", error_kind::not_found, "不是有效的标签", "The label is not genuine"};

constexpr error_definition table[] = {range_not_found, exhausted, too_many_ranges, range_void, numbers_used_up, code_invalid, not_genuine};

}  // namespace

std::span<const error_definition> label_error_table() { return table; }

namespace errors {

base::error label_range_not_found(std::string_view id) {
    return base::make_error(range_not_found, fmt::format("There is no range of labels {}.", id));
}

base::error labels_exhausted(std::int64_t packs, std::int64_t issued) {
    const auto left = std::max(packs - issued, std::int64_t{0});
    auto error = base::make_error(exhausted, fmt::format("The lot has {} packs; {} are labelled, {} are left.", packs, issued, left));
    error.fields = {{"/count", "out-of-range", fmt::format("At most {} more.", left)}};
    error.facts = {{"packs", std::to_string(packs)}, {"issued", std::to_string(issued)}, {"left", std::to_string(left)}};
    return error;
}

base::error lot_has_too_many_label_ranges(lot_id id) {
    return base::make_error(too_many_ranges, fmt::format("Lot {} has reached the largest number of ranges of labels.", base::to_wire(id)));
}

base::error label_range_void(std::int64_t number) { return base::make_error(range_void, fmt::format("Range {} is void.", number)); }

base::error label_numbers_used_up() { return base::make_error(numbers_used_up, "No number is left."); }

base::error label_code_invalid(std::size_t position) {
    constexpr std::string_view example = "SFP-00000012-000345-9T3K0M1W";
    const auto why = position == 0 ? fmt::format("A code has 28 characters, as {}.", example)
                                   : fmt::format("Character {} does not fit; a code looks like {}.", position, example);
    auto error = base::make_error(code_invalid, why);
    error.fields = {{"/code", "invalid-format", why}};
    return error;
}

base::error label_not_genuine() {
    return base::make_error(not_genuine, "The code was not given out here: it was read wrongly, or the pack is not genuine.");
}

}  // namespace errors
}  // namespace chuanpin::catalog::domain
