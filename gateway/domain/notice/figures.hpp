// What a notice's text speaks of: values with their type, so that each language writes them its own way.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "platform/base/money.hpp"
#include "platform/base/time.hpp"

namespace chuanpin::gateway::domain {

enum class notice_language { zh, en };

struct mass_g {
    std::int64_t value = 0;
};

/// Money, a mass, a moment (absent where there is no time limit), a count, or words that are the same in every language (an id).
using figure_value = std::variant<base::fen, mass_g, std::optional<base::instant>, std::int64_t, std::string>;

struct notice_figure {
    std::string_view name;  ///< as in the template's braces; of static storage
    figure_value value;
};

/// "¥12.34"; "1.5 千克" / "1.5 kg"; the minute in Asia/Shanghai; digits; the words.
[[nodiscard]] std::string to_text(const figure_value& value, notice_language language);

}  // namespace chuanpin::gateway::domain
