// Bodies of requests about corrections of attributions. Each collects all faults.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "orders/domain/attribution/attribution.hpp"

namespace chuanpin::orders::http {

[[nodiscard]] base::result<domain::correction_request> read_correction_request(std::string_view body);

struct correction_answer {
    bool agreed = false;
    std::optional<std::string> words{};  ///< of a refusal always
};
[[nodiscard]] base::result<correction_answer> read_correction_answer(std::string_view body);

}  // namespace chuanpin::orders::http
