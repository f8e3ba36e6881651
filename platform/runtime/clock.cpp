#include "platform/runtime/clock.hpp"

namespace chuanpin::runtime {

namespace {

class system_clock final : public base::clock {
public:
    [[nodiscard]] base::instant now() const override {
        return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
    }
};

class shifted_clock final : public base::clock {
public:
    explicit shifted_clock(base::instant start) : start_(start), began_(std::chrono::steady_clock::now()) {}
    [[nodiscard]] base::instant now() const override {
        return start_ + std::chrono::floor<std::chrono::microseconds>(std::chrono::steady_clock::now() - began_);
    }

private:
    base::instant start_;
    std::chrono::steady_clock::time_point began_;
};

}  // namespace

std::unique_ptr<base::clock> make_system_clock() { return std::make_unique<system_clock>(); }
std::unique_ptr<base::clock> make_shifted_clock(base::instant start) { return std::make_unique<shifted_clock>(start); }

}  // namespace chuanpin::runtime
