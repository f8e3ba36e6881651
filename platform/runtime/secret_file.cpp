#include "platform/runtime/secret_file.hpp"

#include <cstring>
#include <fstream>
#include <iterator>

#include <fmt/format.h>
#include <sys/stat.h>

#include "platform/base/encoding.hpp"

namespace chuanpin::runtime {

namespace {

base::refusal refuse(std::string code, std::string detail) {
    return base::refusal(base::error{.kind = base::error_kind::invalid_input, .code = std::move(code), .detail = std::move(detail)});
}

void trim_end(std::string& text) {
    const auto last = text.find_last_not_of(" \t\r\n");
    text.erase(last == std::string::npos ? 0 : last + 1);
}

}  // namespace

base::result<std::string> read_secret(const std::string& path, std::size_t bytes_min) {
    struct stat status{};
    if (stat(path.c_str(), &status) != 0)
        return refuse("secret-unreadable", fmt::format("'{}' cannot be read: {}.", path, std::strerror(errno)));
    if (!S_ISREG(status.st_mode)) return refuse("secret-unreadable", fmt::format("'{}' is not a file.", path));
    if ((status.st_mode & S_IRWXO) != 0)
        return refuse("secret-exposed", fmt::format("'{0}' is open to everybody on this machine: chmod 600 '{0}'.", path));
    std::ifstream file(path, std::ios::binary);
    std::string content(secret_bytes_max + 1, '\0');
    file.read(content.data(), static_cast<std::streamsize>(content.size()));
    if (file.bad() || !file.eof()) {
        if (file.gcount() > static_cast<std::streamsize>(secret_bytes_max))
            return refuse("secret-too-long", fmt::format("'{}' holds more than {} bytes.", path, secret_bytes_max));
        return refuse("secret-unreadable", fmt::format("'{}' cannot be read.", path));
    }
    content.resize(static_cast<std::size_t>(file.gcount()));
    trim_end(content);
    if (content.size() < bytes_min) return refuse("secret-too-short", fmt::format("'{}' holds less than {} bytes.", path, bytes_min));
    return content;
}

base::result<crypto::signing_key> read_signing_key(const std::string& path) {
    const auto text = read_secret(path);
    if (!text) return base::refusal(text.error());
    const auto seed = base::from_hex(*text);
    crypto::signing_key key;
    if (!seed || seed->size() != key.seed.size())
        return refuse("secret-format", fmt::format("'{}' must hold {} bytes as hexadecimal digits.", path, key.seed.size()));
    std::memcpy(key.seed.data(), seed->data(), key.seed.size());
    return key;
}

}  // namespace chuanpin::runtime
