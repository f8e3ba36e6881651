#include "platform/runtime/personal_secrets.hpp"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

#include "platform/runtime/secret_file.hpp"

namespace chuanpin::runtime {

std::vector<std::string> split_secrets(std::string_view content) {
    std::vector<std::string> secrets;
    for (std::size_t line = 1; !content.empty(); ++line) {
        const auto end = std::min(content.find('\n'), content.size());
        auto secret = content.substr(0, end);
        content.remove_prefix(std::min(end + 1, content.size()));
        if (secret.ends_with('\r')) secret.remove_suffix(1);
        if (secret.empty()) continue;
        if (secret.size() < secret_bytes_min)
            throw std::runtime_error(fmt::format("line {} holds less than {} bytes", line, secret_bytes_min));
        if (std::ranges::find(secrets, secret) != secrets.end()) throw std::runtime_error(fmt::format("line {} repeats a key", line));
        if (secrets.size() == personal_secrets_max) throw std::runtime_error(fmt::format("more than {} keys", personal_secrets_max));
        secrets.emplace_back(secret);
    }
    if (secrets.empty()) throw std::runtime_error("there is no key");
    return secrets;
}

std::vector<std::string> personal_secrets(const configuration& settings, std::string_view service) {
    const auto setting = std::string(service) + ".personal_data_key_file";
    const auto file = settings.service_settings.find(setting);
    if (file == settings.service_settings.end() || file->second.empty()) return {settings.principal_keys.current};
    const auto content = read_secret(file->second);
    if (!content) throw std::runtime_error(setting + ": " + content.error().detail);
    try {
        return split_secrets(*content);
    } catch (const std::runtime_error& fault) {
        throw std::runtime_error(setting + ": " + fault.what());
    }
}

crypto::keyed_box box_for(const std::vector<std::string>& secrets, std::string_view purpose) {
    std::vector<crypto::digest> keys;
    for (const auto& each : secrets) keys.push_back(crypto::hmac_sha256(each, purpose));
    return crypto::keyed_box(keys);
}

}  // namespace chuanpin::runtime
