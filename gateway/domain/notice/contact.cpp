#include "gateway/domain/notice/contact.hpp"

#include <algorithm>
#include <array>

namespace chuanpin::gateway::domain {

namespace {

constexpr std::array channels = {notice_channel::sms, notice_channel::wechat};
constexpr std::size_t mobile_digits = 11;

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

bool is_mobile_number(std::string_view text) {
    return text.size() == mobile_digits && std::ranges::all_of(text, is_digit) && text[0] == '1' && text[1] >= '3';
}

bool is_wechat_id(std::string_view text) {
    return text.size() >= wechat_id_length_min && text.size() <= wechat_id_length_max && std::ranges::all_of(text, [](char letter) {
               return is_digit(letter) || (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter == '-' ||
                      letter == '_';
           });
}

}  // namespace

std::string_view name_of(notice_channel channel) {
    switch (channel) {
        case notice_channel::sms:
            return "sms";
        case notice_channel::wechat:
            return "wechat";
    }
    return {};
}

std::optional<notice_channel> parse_notice_channel(std::string_view name) {
    const auto* found = std::ranges::find(channels, name, [](notice_channel each) { return name_of(each); });
    if (found == channels.end()) return std::nullopt;
    return *found;
}

std::span<const notice_channel> notice_channels() { return channels; }

bool is_contact_address(notice_channel channel, std::string_view address) {
    return channel == notice_channel::sms ? is_mobile_number(address) : is_wechat_id(address);
}

std::string mask_contact_address(notice_channel channel, std::string_view address) {
    if (channel == notice_channel::sms) return std::string(address.substr(0, 3)) + "****" + std::string(address.substr(address.size() - 4));
    return std::string(address.substr(0, 2)) + "****" + address.back();
}

}  // namespace chuanpin::gateway::domain
