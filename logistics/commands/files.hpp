// Reading and writing the files that commands name.
#pragma once

#include <optional>
#include <string>

namespace chuanpin::logistics::commands {

/// nullopt where it cannot be read.
[[nodiscard]] std::optional<std::string> read_file(const std::string& path);
/// False where it cannot be written whole.
[[nodiscard]] bool write_file(const std::string& path, const std::string& content);

}  // namespace chuanpin::logistics::commands
