// What refusals of the gateway say, in Chinese: a table for each area.
#pragma once

#include <span>
#include <vector>

#include "platform/base/sentences.hpp"

namespace chuanpin::gateway::domain {

[[nodiscard]] std::span<const base::sentence> identity_sentences();  ///< who signs in, organisations, roles, units, registrations
[[nodiscard]] std::span<const base::sentence> program_sentences();   ///< API keys, signatures, webhooks, notices
[[nodiscard]] std::span<const base::sentence> request_sentences();   ///< single fields, of bodies, queries and files

/// All of them.
[[nodiscard]] std::vector<std::span<const base::sentence>> sentence_tables();

}  // namespace chuanpin::gateway::domain
