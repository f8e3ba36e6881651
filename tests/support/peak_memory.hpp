// How much memory the process has held at most since it was last asked (Linux: proc(5), clear_refs and VmHWM).
#pragma once

#include <cstddef>
#include <fstream>
#include <stdexcept>
#include <string>

namespace chuanpin::tests {

inline std::size_t resident_kilobytes(const std::string& which) {
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;) {
        std::size_t kilobytes = 0;
        if (word == which && status >> kilobytes) return kilobytes;
    }
    throw std::runtime_error("the process's memory cannot be read: " + which);
}

/// From its beginning on: by how much the peak is above what was held then.
class peak_memory {
public:
    peak_memory() {
        std::ofstream("/proc/self/clear_refs") << "5" << std::flush;  // the peak is from now on
        begun_ = resident_kilobytes("VmRSS:");
        if (resident_kilobytes("VmHWM:") > begun_ + slack_kilobytes) throw std::runtime_error("the peak cannot be set back");
    }
    [[nodiscard]] std::size_t grown_megabytes() const {
        const auto peak = resident_kilobytes("VmHWM:");
        return peak < begun_ ? 0 : (peak - begun_) / 1'024;
    }

private:
    static constexpr std::size_t slack_kilobytes = 64 * 1'024;
    std::size_t begun_ = 0;
};

}  // namespace chuanpin::tests
