#include "gateway/clients/file_notice_sender.hpp"

#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "platform/json/writer.hpp"

namespace chuanpin::gateway::clients {

namespace {

constexpr mode_t owner_only = 0600;

[[noreturn]] void throw_errno(const char* what) { throw std::system_error(errno, std::generic_category(), what); }

/// An open file, closed when it goes; its lock goes with it.
class open_file {
public:
    open_file(const std::filesystem::path& path, int flags) : handle_(::open(path.c_str(), flags | O_CLOEXEC, owner_only)) {
        if (handle_ < 0) throw_errno("open");
    }
    ~open_file() { ::close(handle_); }
    open_file(const open_file&) = delete;
    open_file& operator=(const open_file&) = delete;

    void lock() {
        while (::flock(handle_, LOCK_EX) != 0)
            if (errno != EINTR) throw_errno("flock");
    }
    /// The whole line or nothing of it: what a full disk cut short is taken back.
    void append_line(std::string line) {
        const auto before = size();
        if (before > 0 && last_byte(before) != '\n') line.insert(line.begin(), '\n');  // the machine went down while somebody wrote
        if (write_all(line)) return;
        const int fault = errno;
        if (::ftruncate(handle_, before) != 0) throw_errno("ftruncate");
        throw std::system_error(fault, std::generic_category(), "write");
    }
    void sync() {
        if (::fsync(handle_) != 0) throw_errno("fsync");
    }

private:
    off_t size() const {
        struct stat found{};
        if (::fstat(handle_, &found) != 0) throw_errno("fstat");
        return found.st_size;
    }
    char last_byte(off_t size) const {
        char last = 0;
        if (::pread(handle_, &last, 1, size - 1) != 1) throw_errno("pread");
        return last;
    }
    bool write_all(std::string_view bytes) {
        while (!bytes.empty()) {
            const ssize_t written = ::write(handle_, bytes.data(), bytes.size());
            if (written >= 0)
                bytes.remove_prefix(static_cast<std::size_t>(written));
            else if (errno != EINTR)
                return false;
        }
        return true;
    }

    int handle_;
};

std::string line_of(const app::notice_message& message) {
    std::string line;
    json::writer(line)
        .begin_object()
        .member("id", message.id)
        .member("at", base::to_rfc3339(message.at))
        .member("channel", domain::name_of(message.channel))
        .member("address", message.address)
        .member("text", message.text)
        .end_object();
    return line + '\n';
}

void append(const std::filesystem::path& path, std::string line) {
    const auto folder = path.parent_path();
    std::filesystem::create_directories(folder);
    const bool is_new = !std::filesystem::exists(path);
    open_file file(path, O_RDWR | O_CREAT | O_APPEND);
    file.lock();
    file.append_line(std::move(line));
    file.sync();
    if (is_new) open_file(folder, O_RDONLY | O_DIRECTORY).sync();
}

}  // namespace

base::task<std::string> file_notice_sender::send(app::notice_message message) {
    bool written = false;
    const auto done = co_await pool_.run([&] {
        try {
            append(file_, line_of(message));
            written = true;
        } catch (const std::system_error&) {  // includes filesystem_error; the delivery keeps the fault and is tried again
            written = false;
        }
    });
    if (!done) co_return "queue-full";
    co_return written ? "" : "file-not-written";
}

}  // namespace chuanpin::gateway::clients
