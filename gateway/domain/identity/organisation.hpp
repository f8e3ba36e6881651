// Organisations: who takes part in the market. Every account belongs to one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "gateway/domain/identity/organisation_kind.hpp"
#include "platform/base/ids.hpp"
#include "platform/base/time.hpp"

namespace chuanpin::gateway::domain {

inline constexpr std::size_t organisation_name_length_max = 100;  ///< code points

struct organisation {
    base::organisation_id id{};
    std::string name;  ///< as registered, e.g. "成都市示范小学食堂"; unique
    organisation_kind kind{};
    std::string county_code;                   ///< six digits, GB/T 2260
    std::optional<std::string> credit_code{};  ///< 统一社会信用代码, GB 32100-2015
    base::instant registered_at{};
    std::optional<base::organisation_id> superior{};  ///< 主管单位
    std::int64_t version = 1;
    std::optional<base::instant> closed_at{};  ///< never deleted: what it did stays its own
    /// A business_contact by crypto::keyed_box, where it has stated one. Known where one organisation was read by its id alone.
    std::optional<std::string> contact_sealed{};
    std::optional<base::instant> contact_stated_at{};  ///< or withdrawn
};

/// Six digits, not beginning with 0 (GB/T 2260). Whether the county exists is the catalogue's knowledge.
[[nodiscard]] bool is_county_code(std::string_view code);

/// 18 characters of the standard's alphabet with a right check character (GB 32100-2015 §5, Annex A).
[[nodiscard]] bool is_credit_code(std::string_view code);

}  // namespace chuanpin::gateway::domain
