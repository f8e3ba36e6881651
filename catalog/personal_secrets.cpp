#include "catalog/personal_secrets.hpp"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

#include "platform/runtime/secret_file.hpp"

namespace chuanpin::catalog {

std::vector<std::string> split_secrets(std::string_view content) {
    std::vector<std::string> secrets;
    for (std::size_t line = 1; !content.empty(); ++line) {
        const auto end = std::min(content.find('\n'), content.size());
        auto secret = content.substr(0, end);
        content.remove_prefix(std::min(end + 1, content.size()));
        if (secret.ends_with('\r')) secret.remove_suffix(1);
        if (secret.empty()) continue;
        if (secret.size() < runtime::secret_bytes_min)
            throw std::runtime_error(fmt::format("line {} holds less than {} bytes", line, runtime::secret_bytes_min));
        if (std::ranges::find(secrets, secret) != secrets.end()) throw std::runtime_error(fmt::format("line {} repeats a key", line));
        if (secrets.size() == personal_secrets_max) throw std::runtime_error(fmt::format("more than {} keys", personal_secrets_max));
        secrets.emplace_back(secret);
    }
    if (secrets.empty()) throw std::runtime_error("there is no key");
    return secrets;
}

}  // namespace chuanpin::catalog
