#include "logistics/commands/files.hpp"

#include <fstream>
#include <iterator>

namespace chuanpin::logistics::commands {

std::optional<std::string> read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return std::nullopt;
    std::string content(std::istreambuf_iterator<char>(file), {});
    if (file.bad()) return std::nullopt;
    return content;
}

bool write_file(const std::string& path, const std::string& content) {
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file.write(content.data(), static_cast<std::streamsize>(content.size()));
    file.flush();
    return static_cast<bool>(file);
}

}  // namespace chuanpin::logistics::commands
