// Somebody on the wire; null where they were erased.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "catalog/app/household/personal_keys.hpp"
#include "platform/json/parse.hpp"

namespace chuanpin::catalog::http {

[[nodiscard]] json::ordered_value name_json(const app::person& who);
[[nodiscard]] json::ordered_value masked_number_json(const app::person& who);

}  // namespace chuanpin::catalog::http
