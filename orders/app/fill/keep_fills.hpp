// A house asks how its needs would be filled (合供方案), and looks at what was proposed.
#pragma once

#include "orders/app/ports.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::orders::app {

struct fill_request {
    std::vector<domain::need_id> needs{};  ///< 1 … needs_of_fill_max, each once
    domain::fill_terms terms{};
};
/// A fill, and the one that was proposed over what it left.
struct fill_view {
    domain::need_fill what{};
    std::optional<domain::need_fill> next{};
};

/// Whether all of its needs are of the caller's house and unit. Inside a transaction.
[[nodiscard]] bool is_own(transaction& open, const base::principal& who, const domain::need_fill& what);

class keep_fills {
public:
    keep_fills(unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}

    /// Supersedes what was proposed for these needs before. What cancelled orders gave of them is wanted again.
    /// Errors: need-not-found, need-not-open.
    base::task<base::result<base::reply>> propose(const base::call_context& context, base::idempotent<fill_view> as, fill_request asked);
    /// Errors: fill-not-found.
    base::task<base::result<fill_view>> find(const base::call_context& context, domain::fill_id id);
    /// Those of one need, without shares, newest first. Errors: need-not-found.
    base::task<base::result<std::vector<domain::need_fill>>> page(const base::call_context& context, domain::need_id need,
                                                                  std::optional<domain::fill_id> before, std::size_t limit);

private:
    unit_of_work& database_;
    base::random_source& random_;
};

}  // namespace chuanpin::orders::app
