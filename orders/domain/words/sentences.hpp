// What refusals of orders say, in Chinese: a table for each area.
#pragma once

#include <span>
#include <vector>

#include "platform/base/sentences.hpp"

namespace chuanpin::orders::domain {

[[nodiscard]] std::span<const base::sentence> eligibility_sentences();
[[nodiscard]] std::span<const base::sentence> life_sentences();  ///< drafts, contracts, payments, credit
[[nodiscard]] std::span<const base::sentence> quotation_sentences();
[[nodiscard]] std::span<const base::sentence> settling_sentences();  ///< corrections of attributions, refunds
[[nodiscard]] std::span<const base::sentence> demand_sentences();    ///< long-term contracts, standing orders
[[nodiscard]] std::span<const base::sentence> need_sentences();      ///< needs, fills, replacements
[[nodiscard]] std::span<const base::sentence> forward_sentences();   ///< orders ahead of a harvest

/// All of them.
[[nodiscard]] std::vector<std::span<const base::sentence>> sentence_tables();

}  // namespace chuanpin::orders::domain
