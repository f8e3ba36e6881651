#include "gateway/settings.hpp"

#include <sstream>
#include <stdexcept>
#include <string>

#include "platform/base/whole_number.hpp"

namespace chuanpin::gateway {

namespace {

bool read_boolean(const std::string& name, const std::string& text) {
    if (text != "true" && text != "false") throw std::runtime_error(name + " must be true or false");
    return text == "true";
}

std::int64_t read_number(const std::string& name, const std::string& text, std::int64_t min, std::int64_t max) {
    const auto value = base::parse_whole_number(text);
    if (!value || *value < min || *value > max)
        throw std::runtime_error(name + " must be a whole number from " + std::to_string(min) + " to " + std::to_string(max));
    return *value;
}

/// What stands between spaces.
std::vector<std::string> read_words(const std::string& text) {
    std::istringstream stream(text);
    std::vector<std::string> words;
    for (std::string word; stream >> word;) words.push_back(word);
    return words;
}

/// False where the setting is none of the limits.
bool read_limit(settings& into, const std::string& name, const std::string& text) {
    auto& limits = into.limits;
    if (name == "gateway.limit_requests")
        limits.requests = http::read_policy(name, "default", text);
    else if (name == "gateway.limit_writes")
        limits.writes = http::read_policy(name, "writes", text);
    else if (name == "gateway.limit_addresses")
        limits.addresses = http::read_policy(name, "public", text);
    else if (name == "gateway.limit_sign_in")
        limits.sign_in = http::read_policy(name, "sign-in", text);
    else if (name == "gateway.limit_registrations")
        limits.registrations = http::read_policy(name, "registrations", text);
    else if (name == "gateway.limit_local_share_percent")
        into.limit_local_share_percent = read_number(name, text, 1, 100);
    else
        return false;
    return true;
}

/// True for "file", false for "none".
bool read_notice_channel(const std::string& name, const std::string& text) {
    if (text != "file" && text != "none") throw std::runtime_error(name + " must be file or none");
    return text == "file";
}

std::chrono::hours read_reminder(const std::string& name, const std::string& text) {
    return std::chrono::hours(read_number(name, text, 0, domain::reminder_max.count()));
}

/// False where it is no setting of notices.
bool read_notice_setting(settings& into, const std::string& name, const std::string& text) {
    if (name == "gateway.notice_channel")
        into.notices.sends_messages = read_notice_channel(name, text);
    else if (name == "gateway.notice_first_reminder_hours")
        into.notices.reminders.first = read_reminder(name, text);
    else if (name == "gateway.notice_last_reminder_hours")
        into.notices.reminders.last = read_reminder(name, text);
    else if (name == "gateway.notice_check_seconds")
        into.notice_check = std::chrono::seconds(read_number(name, text, 1, 3'600));
    else
        return false;
    return true;
}

/// False where it says nothing of how long something is kept. Deliveries outlive their retries (75 hours) in any case.
bool read_kept_time(settings& into, const std::string& name, const std::string& text) {
    if (name == "gateway.session_kept_days")
        into.kept.sessions = std::chrono::days(read_number(name, text, 1, 3'650));
    else if (name == "gateway.webhook_delivery_kept_days")
        into.kept.deliveries = std::chrono::days(read_number(name, text, 5, 3'650));
    else if (name == "gateway.notice_kept_days")
        into.kept.notices = std::chrono::days(read_number(name, text, 30, 3'650));
    else
        return false;
    return true;
}

/// What is not said follows from TLS; without a certificate of our own only the operator knows who encrypts, if anybody does.
bool cookies_are_secure(const runtime::configuration& configuration) {
    const auto stated = configuration.service_settings.find("gateway.secure_cookies");
    if (stated != configuration.service_settings.end()) return read_boolean(stated->first, stated->second);
    if (configuration.certificate.certificate.empty())
        throw std::runtime_error(
            "[gateway] secure_cookies must be stated where [server] has no certificate_file: true behind a proxy that speaks TLS, "
            "false for trying things out on one machine");
    return true;
}

}  // namespace

settings read_settings(const runtime::configuration& configuration) {
    settings read;
    read.secure_cookies = cookies_are_secure(configuration);
    for (const auto& [name, text] : configuration.service_settings) {
        if (!name.starts_with("gateway.")) continue;
        if (name == "gateway.secure_cookies" || name == "gateway.personal_data_key_file") continue;  // personal_secrets.hpp
        if (name == "gateway.allowed_origins")
            read.allowed_origins = read_words(text);
        else if (name == "gateway.webhook_allow_loopback")
            read.webhook_allow_loopback = read_boolean(name, text);
        else if (name == "gateway.webhook_authorities_file")
            read.webhook_authorities_file = text;
        else if (name == "gateway.webhook_retry_factor_percent")
            read.webhook_retry_factor_percent = read_number(name, text, 0, 1'000);
        else if (name == "gateway.open_registrations_max")
            read.open_registrations_max = static_cast<std::size_t>(read_number(name, text, 1, 100'000));
        else if (name == "gateway.registration_life_days")
            read.registration_life = std::chrono::days(read_number(name, text, 1, 3'650));
        else if (name == "gateway.refusal_write_seconds")
            read.refusal_write = std::chrono::seconds(read_number(name, text, 1, 60));
        else if (!read_limit(read, name, text) && !read_notice_setting(read, name, text) && !read_kept_time(read, name, text))
            throw std::runtime_error("unknown setting: " + name);
    }
    return read;
}

}  // namespace chuanpin::gateway
