// Nonces in memory: the fake side of request_nonces.
#pragma once

#include <algorithm>
#include <map>
#include <utility>

#include "gateway/app/ports.hpp"

namespace chuanpin::tests {

class fake_request_nonces final : public gateway::app::request_nonces {
public:
    base::task<base::result<bool>> claim(const base::call_context&, const gateway::domain::api_key_id& key, std::string hash,
                                         base::instant forget_at) override {
        co_return seen_.emplace(std::pair(key, std::move(hash)), forget_at).second;
    }
    base::task<base::result<std::size_t>> forget(const base::call_context& context, std::size_t limit) override {
        std::size_t forgotten = 0;
        for (auto each = seen_.begin(); each != seen_.end() && forgotten < limit;) {
            const bool over = each->second <= context.now;
            forgotten += over ? 1 : 0;
            each = over ? seen_.erase(each) : std::next(each);
        }
        co_return forgotten;
    }

private:
    std::map<std::pair<gateway::domain::api_key_id, std::string>, base::instant> seen_;
};

}  // namespace chuanpin::tests
