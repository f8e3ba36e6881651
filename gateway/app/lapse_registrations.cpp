#include "gateway/app/lapse_registrations.hpp"

namespace chuanpin::gateway::app {

base::task<base::result<std::size_t>> lapse_registrations::operator()(const base::call_context& context) {
    std::vector<domain::registration_id> due;
    const auto read = co_await database_.read(context, [&](identity_transaction& transaction) -> base::result<void> {
        due = transaction.find_open_registrations(context.now - life_, lapsed_together_max);
        return {};
    });
    if (!read) co_return base::refusal(read.error());
    for (const auto& id : due) {
        if (auto done = co_await lapse_one(context, id); !done) co_return base::refusal(std::move(done.error()));
    }
    co_return due.size();
}

base::task<base::result<void>> lapse_registrations::lapse_one(const base::call_context& context, domain::registration_id id) {
    const auto written = co_await database_.write(context, {"job:lapse-registrations", base::to_wire(id), {}},
                                                  [&](identity_transaction& transaction) -> base::result<std::string> {
                                                      auto before = transaction.lock_registration(id);
                                                      if (!before || !domain::is_open(before->state)) return std::string();
                                                      const auto after = domain::lapse(*std::move(before), context.now);
                                                      if (!after) return base::refusal(after.error());
                                                      transaction.update_registration(*after);
                                                      return std::string();
                                                  });
    if (!written) co_return base::refusal(written.error());
    co_return base::result<void>{};
}

}  // namespace chuanpin::gateway::app
