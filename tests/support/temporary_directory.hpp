// A directory of the test's own under /tmp (short, because Unix socket paths end at 107 bytes), removed with everything in it.
#pragma once

#include <filesystem>
#include <string>

namespace chuanpin::tests {

class temporary_directory {
public:
    temporary_directory();
    ~temporary_directory();
    temporary_directory(const temporary_directory&) = delete;
    temporary_directory& operator=(const temporary_directory&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] std::string file(const std::string& name) const { return path_ / name; }

private:
    std::filesystem::path path_;
};

}  // namespace chuanpin::tests
