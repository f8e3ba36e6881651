// Computes at once, on the caller's thread.
#pragma once

#include "platform/base/cpu_pool.hpp"

namespace chuanpin::tests {

class inline_cpu_pool final : public base::cpu_pool {
public:
    base::task<base::result<void>> run_until(base::deadline, std::function<void()> work) override {
        work();
        co_return base::result<void>{};
    }
};

}  // namespace chuanpin::tests
