// Where an organisation hears of its notices outside the platform: one address per channel. Personal data: kept sealed, shown masked.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/domain/ids.hpp"
#include "platform/base/time.hpp"

namespace chuanpin::gateway::domain {

enum class notice_channel { sms, wechat };
/// "sms", "wechat".
[[nodiscard]] std::string_view name_of(notice_channel channel);
[[nodiscard]] std::optional<notice_channel> parse_notice_channel(std::string_view name);
[[nodiscard]] std::span<const notice_channel> notice_channels();

inline constexpr std::size_t wechat_id_length_min = 6;
inline constexpr std::size_t wechat_id_length_max = 64;  ///< an openid has 28 characters

/// sms: a mobile number of the mainland, 11 digits from 13000000000 to 19999999999. wechat: letters, digits, '-' and '_'.
[[nodiscard]] bool is_contact_address(notice_channel channel, std::string_view address);
/// "138****8000"; the first two and the last character of a WeChat id. `address` is a valid one.
[[nodiscard]] std::string mask_contact_address(notice_channel channel, std::string_view address);

struct notice_contact {
    notice_channel channel{};
    std::string sealed_address;  ///< by crypto::secret_box
    std::string masked_address;
};

struct notice_preferences {
    base::organisation_id organisation{};
    std::vector<notice_contact> contacts{};  ///< at most one a channel, in the channels' order
    std::vector<std::string> muted_kinds{};  ///< stay in the inbox and are not sent; sorted, unique
};

}  // namespace chuanpin::gateway::domain
