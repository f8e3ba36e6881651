// What the catalogue's refusals and faults say, in Chinese: a table for each area.
#pragma once

#include <span>
#include <vector>

#include "platform/base/sentences.hpp"

namespace chuanpin::catalog::domain {

[[nodiscard]] std::span<const base::sentence> product_sentences();
[[nodiscard]] std::span<const base::sentence> mark_sentences();
[[nodiscard]] std::span<const base::sentence> origin_sentences();
[[nodiscard]] std::span<const base::sentence> listing_sentences();
[[nodiscard]] std::span<const base::sentence> market_sentences();
[[nodiscard]] std::span<const base::sentence> price_sentences();

/// All of them.
[[nodiscard]] std::vector<std::span<const base::sentence>> sentence_tables();

}  // namespace chuanpin::catalog::domain
