// What the journal says of refusals and of reads of personal data. Never the data that was read.
#pragma once

#include <string>

#include "gateway/app/ports.hpp"

namespace chuanpin::gateway::store {

[[nodiscard]] std::string refusal_data(const domain::refusal& refusal);
[[nodiscard]] std::string personal_read_data(const app::personal_read& read);

}  // namespace chuanpin::gateway::store
