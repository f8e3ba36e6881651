#include "gateway/app/write_refusals.hpp"

namespace chuanpin::gateway::app {

base::task<base::result<std::size_t>> write_refusals::operator()(const base::call_context& context) {
    if (kept_.empty()) {
        kept_ = tally_.take();
        kept_key_ = base::to_text(base::make_ulid(context.now, random_));
    }
    if (kept_.empty()) co_return std::size_t{0};
    const auto written = co_await database_.write(context, {"job:write-refusals", kept_key_, {}},
                                                  [this](audit_transaction& transaction) -> base::result<std::string> {
                                                      transaction.add_refusals(kept_);
                                                      return std::string();
                                                  });
    if (!written) co_return base::refusal(written.error());
    const auto rows = kept_.size();
    kept_.clear();
    co_return rows;
}

}  // namespace chuanpin::gateway::app
