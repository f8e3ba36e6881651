#include "catalog/app/personal/erase_personal_data.hpp"

#include <utility>

#include "platform/base/encoding.hpp"

namespace chuanpin::catalog::app {

base::task<base::result<base::reply>> erase_personal_data::run(const base::call_context& context,
                                                               base::idempotent<domain::personal_erasure> request, erasure_wish wish) {
    const auto indexes = wish.identity_number ? keys_.identity_indexes_of(*wish.identity_number) : std::vector<std::string>();
    const domain::personal_erasure asked{.id = domain::personal_erasure_id::make(context.now, random_),
                                         .subject = indexes.empty() ? std::string() : base::to_hex(indexes.front()),
                                         .intake = wish.intake,
                                         .reason = std::move(wish.reason),
                                         .organisation = context.who.value().organisation,
                                         .at = context.now};
    const auto event = domain::event_id::make(context.now, random_);
    co_return co_await database_.write(context, request.claim, [&](transaction& tx) -> base::result<std::string> {
        auto done = asked;
        for (const auto& index : indexes) {
            const auto rows = tx.personal_data().erase_person(index);
            done.rows.members += rows.members;
            done.rows.workers += rows.workers;
        }
        if (asked.intake && tx.personal_data().erase_name(*asked.intake)) done.rows.intakes = 1;
        if (done.rows.all() == 0) return base::refusal(domain::errors::personal_data_not_found());
        tx.record(domain::personal_data_erased{event, done});
        return request.encode(done);
    });
}

}  // namespace chuanpin::catalog::app
