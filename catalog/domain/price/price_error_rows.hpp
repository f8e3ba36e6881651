// The price guard's rows of the table of errors (catalog/domain/errors.cpp); what makes them stands in price_errors.cpp.
#pragma once

#include "platform/base/error.hpp"

namespace chuanpin::catalog::domain {

using base::error_kind;

inline constexpr base::error_definition price_comparable_invalid_row{"price-comparable-invalid", error_kind::unprocessable,
                                                                     "可比价格记录不正确", "The comparable price is not right"};
inline constexpr base::error_definition price_comparable_recorded_row{"price-comparable-recorded", error_kind::conflict,
                                                                      "同一来源同一天的可比价格已有记录", "That price is recorded already"};
inline constexpr base::error_definition price_comparable_not_found_row{"price-comparable-not-found", error_kind::not_found,
                                                                       "没有这条可比价格", "No such comparable price"};
inline constexpr base::error_definition price_comparable_withdrawn_row{"price-comparable-withdrawn", error_kind::conflict, "可比价格已撤销",
                                                                       "The comparable price is withdrawn already"};
inline constexpr base::error_definition price_rule_invalid_row{"price-rule-invalid", error_kind::unprocessable, "价格上限规则不正确",
                                                               "The rule of prices is not right"};
inline constexpr base::error_definition price_rule_changes_row{"price-rule-has-too-many-changes", error_kind::conflict,
                                                               "价格上限规则变更次数过多", "The rule of prices was changed too often"};
inline constexpr base::error_definition offer_price_too_high_row{"offer-price-too-high", error_kind::unprocessable, "价格超过同类产品上限",
                                                                 "The price is above what like goods allow"};
inline constexpr base::error_definition offer_price_unexplained_row{"offer-price-unexplained", error_kind::unprocessable,
                                                                    "价格高于同类产品,须说明理由",
                                                                    "The price is above that of like goods and needs an explanation"};
inline constexpr base::error_definition comparable_goods_unknown_row{"comparable-goods-unknown", error_kind::unprocessable,
                                                                     "没有这种同类产品", "No goods of that name to compare with"};
inline constexpr base::error_definition price_evidence_not_found_row{
    "price-evidence-not-found", error_kind::not_found, "该报价没有价格监测记录", "No price evidence stands with that version"};

}  // namespace chuanpin::catalog::domain
