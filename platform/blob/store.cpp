#include "platform/blob/store.hpp"

#include <cerrno>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "platform/base/encoding.hpp"
#include "platform/crypto/random.hpp"

namespace chuanpin::blob {

namespace {

[[noreturn]] void throw_errno(const std::string& what) { throw std::system_error(errno, std::generic_category(), what); }

/// An open file or folder, closed when it goes.
class open_file {
public:
    open_file(const std::filesystem::path& path, int flags, mode_t mode = 0)
        : name_(path.string()), handle_(::open(path.c_str(), flags | O_CLOEXEC, mode)) {
        if (handle_ < 0) throw_errno(name_);
    }
    ~open_file() { ::close(handle_); }
    open_file(const open_file&) = delete;
    open_file& operator=(const open_file&) = delete;

    void write(std::string_view bytes) {
        while (!bytes.empty()) {
            const ssize_t written = ::write(handle_, bytes.data(), bytes.size());
            if (written >= 0)
                bytes.remove_prefix(static_cast<std::size_t>(written));
            else if (errno != EINTR)
                throw_errno(name_);
        }
    }
    void sync() {
        if (::fsync(handle_) != 0) throw_errno(name_);
    }

private:
    std::string name_;
    int handle_;
};

void sync_folder(const std::filesystem::path& folder) { open_file(folder, O_RDONLY | O_DIRECTORY).sync(); }

std::string random_suffix() {
    std::array<std::byte, 8> bytes{};
    crypto::system_random().fill(bytes);
    return base::to_hex(base::as_text(bytes));
}

/// Removes a temporary file unless it got its real name.
class temporary_file {
public:
    explicit temporary_file(std::filesystem::path path) : path_(std::move(path)) {}
    ~temporary_file() {
        std::error_code ignored;
        if (!renamed_) std::filesystem::remove(path_, ignored);
    }
    temporary_file(const temporary_file&) = delete;
    temporary_file& operator=(const temporary_file&) = delete;

    void write(std::string_view content) {
        constexpr mode_t owner_only = 0600;
        open_file file(path_, O_WRONLY | O_CREAT | O_EXCL, owner_only);
        file.write(content);
        file.sync();
    }
    void rename_to(const std::filesystem::path& target) {
        std::filesystem::rename(path_, target);
        renamed_ = true;
    }

private:
    std::filesystem::path path_;
    bool renamed_ = false;
};

/// Whether a whole file already stands there. One cut short (a damaged disk) is written again.
bool holds(const std::filesystem::path& path, std::size_t size) {
    std::error_code missing;
    const auto found = std::filesystem::file_size(path, missing);
    return !missing && found == size;
}

}  // namespace

store::store(std::filesystem::path root) : root_(std::move(root)) { std::filesystem::create_directories(root_); }

std::filesystem::path store::path_of(const crypto::digest& name) const {
    const std::string hex = base::to_hex(crypto::as_text(name));
    return root_ / hex.substr(0, 2) / hex;
}

crypto::digest store::put(std::string_view content) {
    const crypto::digest name = crypto::sha256(content);
    const auto path = path_of(name);
    const auto folder = path.parent_path();
    if (!holds(path, content.size())) {
        if (std::filesystem::create_directory(folder)) sync_folder(root_);
        temporary_file file(fmt::format("{}.{}.tmp", path.string(), random_suffix()));
        file.write(content);
        file.rename_to(path);
    }
    // Also where it was there already: another thread may have renamed it without having come to this line.
    sync_folder(folder);
    return name;
}

base::result<std::string> store::get(const crypto::digest& name) const {
    const auto path = path_of(name);
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        if (std::filesystem::exists(path)) throw std::runtime_error(fmt::format("{} cannot be opened", path.string()));
        return base::refusal(
            base::error{.kind = base::error_kind::not_found, .code = "blob-missing", .detail = "There is no file of this content."});
    }
    std::string content((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    if (file.bad() || crypto::sha256(content) != name)
        throw std::runtime_error(fmt::format("{} no longer holds what its name says", path.string()));
    return content;
}

}  // namespace chuanpin::blob
