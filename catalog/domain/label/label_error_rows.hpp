// The rows of the table of errors that speak of labels; their makers stand in label_errors.cpp. Only these two and errors.cpp include it.
#pragma once

#include "platform/base/error.hpp"

namespace chuanpin::catalog::domain::label_rows {

using base::error_definition;
using base::error_kind;

inline constexpr error_definition range_not_found{"label-range-not-found", error_kind::not_found, "没有这个标签号段",
                                                  "No such range of labels"};
inline constexpr error_definition exhausted{"labels-exhausted", error_kind::conflict, "标签数量超过批次件数",
                                            "The lot has no packs for so many labels"};
inline constexpr error_definition too_many_ranges{"lot-has-too-many-label-ranges", error_kind::conflict, "批次标签号段过多",
                                                  "The lot has too many ranges of labels"};
inline constexpr error_definition range_void{"label-range-void", error_kind::conflict, "标签号段已作废", "The range of labels is void"};
inline constexpr error_definition numbers_used_up{"label-numbers-used-up", error_kind::conflict, "标签号段编号已用完",
                                                  "No number of a range of labels is left"};
inline constexpr error_definition code_invalid{"label-code-invalid", error_kind::invalid_input, "标签编码格式不正确",
                                               "The code of a label is mistyped"};
inline constexpr error_definition not_genuine{"label-not-genuine", error_kind::not_found, "不是有效的标签", "The label is not genuine"};

}  // namespace chuanpin::catalog::domain::label_rows
