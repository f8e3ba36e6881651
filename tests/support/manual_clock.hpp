// A clock that stands still until it is told to go. Thread-safe.
#pragma once

#include <atomic>

#include "platform/base/time.hpp"

namespace chuanpin::tests {

class manual_clock final : public base::clock {
public:
    /// Starts on 2026-03-02 (a Monday) at 09:00 in Shanghai unless told otherwise.
    explicit manual_clock(base::instant start = std::chrono::sys_days(std::chrono::year(2026) / 3 / 2) + std::chrono::hours(1))
        : now_(start) {}

    [[nodiscard]] base::instant now() const override { return now_.load(); }
    void set(base::instant at) { now_ = at; }
    void advance(std::chrono::microseconds by) { now_ = now_.load() + by; }

private:
    std::atomic<base::instant> now_;
};

}  // namespace chuanpin::tests
