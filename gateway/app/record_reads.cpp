#include "gateway/app/record_reads.hpp"

#include <algorithm>

#include "platform/base/fresh_receipt.hpp"

namespace chuanpin::gateway::app {

namespace {

constexpr base::batch_limits together{.items_max = reads_written_together_max,
                                      .weight_max = reads_written_together_max,
                                      .in_flight_max = 2,
                                      .waiting_max = reads_waiting_max};

}  // namespace

record_reads::record_reads(base::executor executor, audit_unit_of_work& database, base::random_source& random)
    : database_(database),
      random_(random),
      waiting_(
          std::move(executor), together, [](const item&) { return std::size_t{1}; },
          [this](std::vector<item> reads) { return write(std::move(reads)); }) {}

base::task<base::result<void>> record_reads::operator()(const base::call_context& context, personal_read what) {
    auto written = co_await waiting_.submit({context, std::move(what)});
    if (!written) co_return base::refusal(std::move(written.error()));
    co_return *std::move(written);
}

// The receipt only settles a lost COMMIT. Nobody's little time makes the others' transaction fail: the longest one counts.
base::task<std::vector<base::result<void>>> record_reads::write(std::vector<item> reads) {
    auto context = reads.front().first;
    for (const auto& [each, what] : reads) context.deadline = std::max(context.deadline, each.deadline);
    const auto written = co_await database_.write(context, base::fresh_receipt("personal-data-reads", context.now, random_),
                                                  [&](audit_transaction& transaction) -> base::result<std::string> {
                                                      transaction.add_reads(reads);
                                                      return std::string();
                                                  });
    const base::result<void> outcome = written ? base::result<void>{} : base::result<void>(base::refusal(written.error()));
    co_return std::vector<base::result<void>>(reads.size(), outcome);
}

}  // namespace chuanpin::gateway::app
