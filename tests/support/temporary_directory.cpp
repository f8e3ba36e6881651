#include "tests/support/temporary_directory.hpp"

#include <array>
#include <cstdlib>
#include <stdexcept>
#include <system_error>

namespace chuanpin::tests {

temporary_directory::temporary_directory() {
    std::array<char, 32> pattern{"/tmp/chuanpin-XXXXXX"};
    if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("cannot make a directory under /tmp");
    path_ = pattern.data();
}

temporary_directory::~temporary_directory() {
    std::error_code nothing_to_do;  // a file that cannot be removed is no reason to end a test run
    std::filesystem::remove_all(path_, nothing_to_do);
}

}  // namespace chuanpin::tests
