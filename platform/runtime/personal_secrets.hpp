// The secrets that seal personal data, as a file holds them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/crypto/keyed_box.hpp"
#include "platform/runtime/configuration.hpp"

namespace chuanpin::runtime {

inline constexpr std::size_t personal_secrets_max = 8;

/// One a line, the newest first, each of at least 32 bytes; empty lines are passed over. Throws std::runtime_error that names the line,
/// never its content.
[[nodiscard]] std::vector<std::string> split_secrets(std::string_view content);
/// Those of the file that `[service] personal_data_key_file` names. Without one it is the principal key, which may be rotated: enough for
/// trying things out. Throws std::runtime_error that names the setting.
[[nodiscard]] std::vector<std::string> personal_secrets(const configuration& settings, std::string_view service);
/// A box of keys of its own from these secrets: no key is used for two things.
[[nodiscard]] crypto::keyed_box box_for(const std::vector<std::string>& secrets, std::string_view purpose);

}  // namespace chuanpin::runtime
