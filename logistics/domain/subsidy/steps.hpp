// The words of an explanation, one function for each step. Used by assessment.cpp alone.
#pragma once

#include "logistics/domain/subsidy/assessment.hpp"

namespace chuanpin::logistics::domain::steps {

[[nodiscard]] explanation_step rule(const assessment_inputs& inputs);
[[nodiscard]] explanation_step mark(const assessment_inputs& inputs);
[[nodiscard]] explanation_step mass(const assessment_inputs& inputs);
[[nodiscard]] explanation_step minimum_mass(const assessment_inputs& inputs);
/// `official` is null where the table lacks the way.
[[nodiscard]] explanation_step official_distance_of(const assessment_inputs& inputs, const official_distance* official);
[[nodiscard]] explanation_step payable_distance(const assessment_inputs& inputs, const official_distance& official, std::int64_t ceiling_m,
                                                std::int64_t payable_m);
[[nodiscard]] explanation_step cold_chain(const assessment_inputs& inputs);
[[nodiscard]] explanation_step rate(const assessment_inputs& inputs, bool proven);
[[nodiscard]] explanation_step freight(std::int64_t mass_g, std::int64_t distance_m);
[[nodiscard]] explanation_step amount(std::int64_t mass_g, std::int64_t distance_m, const base::rational& rate,
                                      std::optional<std::int64_t> exact);
[[nodiscard]] explanation_step cap(const assessment_inputs& inputs, base::fen before, base::fen after);
[[nodiscard]] explanation_step result(const assessed& outcome);

}  // namespace chuanpin::logistics::domain::steps
