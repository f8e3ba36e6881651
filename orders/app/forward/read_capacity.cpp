#include "orders/app/forward/read_capacity.hpp"

namespace chuanpin::orders::app {

base::task<base::result<std::vector<shown_capacity>>> read_capacity::page(const base::call_context& context, capacity_question asked,
                                                                          std::optional<capacity_place> after, std::size_t limit) {
    std::vector<shown_capacity> found;
    const auto done = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        found = open.forward().page(asked, after, limit);
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return found;
}

}  // namespace chuanpin::orders::app
