// Where the sealed contacts of organisations lie.
#pragma once

#include <span>

#include "platform/mysql/sealed_texts.hpp"

namespace chuanpin::gateway::store {

[[nodiscard]] std::span<const mysql::sealed_texts> sealed_contacts();

}  // namespace chuanpin::gateway::store
