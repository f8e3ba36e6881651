// Files by their SHA-256 on disk: written once, never changed, verified when read.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "platform/base/error.hpp"
#include "platform/crypto/hash.hpp"

namespace chuanpin::blob {

/// Blocking: call it on a CPU or database thread.
class store {
public:
    explicit store(std::filesystem::path root);
    /// Writes to a temporary name, syncs, renames; the same content twice is one file. Throws std::system_error (disk full …).
    crypto::digest put(std::string_view content);
    /// Errors: not_found (blob-missing); a file whose content no longer fits its name throws std::runtime_error.
    [[nodiscard]] base::result<std::string> get(const crypto::digest& name) const;

private:
    [[nodiscard]] std::filesystem::path path_of(const crypto::digest& name) const;
    std::filesystem::path root_;
};

}  // namespace chuanpin::blob
