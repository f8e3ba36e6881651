// Nonces whose signatures have expired are forgotten, a bounded number at a time.
#pragma once

#include "gateway/app/ports.hpp"

namespace chuanpin::gateway::app {

inline constexpr std::size_t nonces_forgotten_max = 1'000;  ///< in one run

class forget_nonces {
public:
    explicit forget_nonces(request_nonces& nonces) : nonces_(nonces) {}
    /// How many; nonces_forgotten_max where there may be more. Errors: those of the database.
    base::task<base::result<std::size_t>> operator()(const base::call_context& context);

private:
    request_nonces& nonces_;
};

}  // namespace chuanpin::gateway::app
