#include "catalog/app/labour/keep_labour_lists.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "catalog/domain/errors.hpp"
#include "platform/base/fresh_receipt.hpp"
#include "platform/base/identity_card.hpp"

namespace chuanpin::catalog::app {
namespace {

constexpr std::size_t faults_max = 100;

base::result<void> check(const std::vector<person>& workers, base::business_date dated_on, base::business_date today) {
    std::vector<base::field_error> faults;
    if (dated_on > today) faults.push_back({"/dated_on", "out-of-range", "The day lies ahead."});
    std::map<std::string_view, std::size_t> first;
    for (std::size_t i = 0; i < workers.size() && faults.size() < faults_max; ++i) {
        const auto& number = workers[i].identity_number;
        const auto refuse = [&](std::string code, std::string why) {
            faults.push_back({fmt::format("/workers/{}/identity_number", i), std::move(code), std::move(why)});
        };
        if (!base::is_identity_card(number, today)) refuse("invalid-format", "Not a number of GB 11643.");
        if (const auto [found, fresh] = first.emplace(number, i); !fresh)
            refuse("duplicate", fmt::format("The person is worker {} already.", found->second));
    }
    if (faults.empty()) return {};
    return base::refusal(domain::errors::labour_list_invalid(std::move(faults)));
}

}  // namespace

base::task<base::result<base::reply>> keep_labour_lists::hand_in(const base::call_context& context,
                                                                 base::idempotent<labour_list_view> request, base::business_date dated_on,
                                                                 std::vector<person> workers) {
    const auto today = base::business_date_of(context.now);
    if (auto fine = check(workers, dated_on, today); !fine) co_return base::refusal(std::move(fine.error()));
    const auto& who = context.who.value();
    const domain::labour_list list{.id = domain::labour_list_id::make(context.now, random_),
                                   .organisation = who.organisation,
                                   .dated_on = dated_on,
                                   .workers = std::ssize(workers),
                                   .by = who.account,
                                   .created_at = context.now};
    const domain::labour_list_handed_in event{domain::event_id::make(context.now, random_), list};
    bool too_much = false;
    auto done = co_await database_.write(context, request.claim, [&](transaction& tx) -> base::result<std::string> {
        tx.registries().lock(labour_list_registry);
        const auto before = tx.labour().handed_in_since(list.organisation, base::start_of(today));
        const auto fine = domain::check_limits(limits_, before, list.workers, context.now);
        too_much = !fine;
        if (too_much) return base::refusal(fine.error());
        return store(tx, event, workers, request, context);
    });
    if (!done && too_much) co_return base::refusal(co_await noted(context, list, std::move(done.error())));
    co_return done;
}

base::result<std::string> keep_labour_lists::store(transaction& tx, const domain::labour_list_handed_in& event,
                                                   const std::vector<person>& workers, const base::idempotent<labour_list_view>& request,
                                                   const base::call_context& context) {
    std::vector<sealed_person> sealed;
    sealed.reserve(workers.size());
    for (const auto& each : workers) sealed.push_back(keys_.seal(each, random_));
    tx.labour().insert(event.list, sealed);
    tx.record(event);
    const auto today = base::business_date_of(context.now);
    return request.encode({event.list, tx.labour().match(event.list.id, today), today});
}

// A refusal rolls everything back: what it leaves behind has a transaction of its own.
base::task<base::error> keep_labour_lists::noted(const base::call_context& context, domain::labour_list list, base::error why) {
    const domain::labour_list_refused event{domain::event_id::make(context.now, random_), std::move(list), why.code};
    const auto claim = base::fresh_receipt("refused:hand_in_labour_list", context.now, random_);
    const auto done = co_await database_.write(context, claim, [&](transaction& tx) -> base::result<std::string> {
        tx.record(event);
        return std::string();
    });
    co_return done ? std::move(why) : done.error();
}

base::task<base::result<labour_list_view>> keep_labour_lists::own(const base::call_context& context, domain::labour_list_id id) {
    labour_list_view view;
    auto done = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        const auto today = base::business_date_of(context.now);
        const auto found = tx.labour().find(id);
        if (!found || found->organisation != context.who.value().organisation)
            return base::refusal(domain::errors::labour_list_not_found(base::to_wire(id)));
        view = {*found, tx.labour().match(id, today), today};
        return {};
    });
    if (!done) co_return base::refusal(std::move(done.error()));
    co_return view;
}

base::task<base::result<worker_page>> keep_labour_lists::workers_of(const base::call_context& context, domain::mark_application_id id,
                                                                    std::int64_t after, std::size_t limit) {
    worker_page page;
    auto done = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        const auto who = reviewer_of(tx, context);
        if (!who) return base::refusal(who.error());
        const auto seen = tx.marks().find(id);
        if (!seen || !domain::may_see(*who, *seen)) return base::refusal(domain::errors::mark_application_not_found(base::to_wire(id)));
        if (!seen->labour.matched_on) return base::refusal(domain::errors::labour_list_not_found("of the application"));
        auto found = tx.labour().workers(seen->claim.labour_list, base::business_date_of(context.now), after, limit + 1);
        page = {.has_more = found.size() > limit};
        found.resize(std::min(found.size(), limit));
        for (const auto& each : found)
            page.workers.push_back({each.position, keys_.open(each.person), each.household_number, each.same_name, each.poor});
        return {};
    });
    if (!done) co_return base::refusal(std::move(done.error()));
    co_return page;
}

}  // namespace chuanpin::catalog::app
