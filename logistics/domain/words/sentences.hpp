// What refusals of logistics say, in Chinese: a table for each area.
#pragma once

#include <span>
#include <vector>

#include "platform/base/sentences.hpp"

namespace chuanpin::logistics::domain {

[[nodiscard]] std::span<const base::sentence> shipment_sentences();  ///< shipments and their temperature records
[[nodiscard]] std::span<const base::sentence> subsidy_sentences();   ///< rules, distances, assessments and the files that bring them

/// All of them.
[[nodiscard]] std::vector<std::span<const base::sentence>> sentence_tables();

}  // namespace chuanpin::logistics::domain
