#include "gateway/app/forget_nonces.hpp"

namespace chuanpin::gateway::app {

base::task<base::result<std::size_t>> forget_nonces::operator()(const base::call_context& context) {
    co_return co_await nonces_.forget(context, nonces_forgotten_max);
}

}  // namespace chuanpin::gateway::app
