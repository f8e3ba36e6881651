#include "logistics/app/read_shipments.hpp"

#include "logistics/domain/errors.hpp"

namespace chuanpin::logistics::app {

namespace {

namespace errors = domain::errors;

base::result<domain::shipment> find_visible(transaction& store, const base::call_context& context, const domain::shipment_id& id) {
    const auto found = store.find_shipment(id);
    if (!found || !domain::may_read(*context.who, *found)) return base::refusal(errors::shipment_not_found(id));
    return *found;
}

// One read that answers a value.
template <class T, class Work>
base::task<base::result<T>> read_one(unit_of_work& database, const base::call_context& context, Work work) {
    base::result<T> answer = base::refusal(base::error{});
    const auto done = co_await database.read(context, [&](transaction& store) -> base::result<void> {
        answer = work(store);
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return answer;
}

}  // namespace

base::task<base::result<domain::shipment>> read_shipments::get(const base::call_context& context, const domain::shipment_id& id) {
    return read_one<domain::shipment>(database_, context, [&context, id](transaction& store) { return find_visible(store, context, id); });
}

base::task<base::result<page<domain::shipment>>> read_shipments::list(const base::call_context& context,
                                                                      std::optional<domain::shipment_id> before, std::size_t limit) {
    return read_one<page<domain::shipment>>(
        database_, context, [&context, before, limit](transaction& store) -> base::result<page<domain::shipment>> {
            shipment_filter filter{.organisation = context.who->organisation, .before = before, .limit = limit + 1};
            if (context.who->may("subsidies:read")) filter.organisation.reset();
            page<domain::shipment> found{store.list_shipments(filter), false};
            found.has_more = found.items.size() > limit;
            if (found.has_more) found.items.resize(limit);
            return found;
        });
}

base::task<base::result<domain::verdict>> read_shipments::verdict(const base::call_context& context, const domain::shipment_id& id) {
    return read_one<domain::verdict>(database_, context, [&context, id](transaction& store) -> base::result<domain::verdict> {
        if (const auto visible = find_visible(store, context, id); !visible) return base::refusal(visible.error());
        auto given = store.find_newest_verdict(id);
        if (!given) return base::refusal(errors::verdict_not_given(id));
        return *std::move(given);
    });
}

base::task<base::result<std::vector<domain::assessment>>> read_shipments::assessments(const base::call_context& context,
                                                                                      const domain::shipment_id& id) {
    return read_one<std::vector<domain::assessment>>(database_, context,
                                                     [&context, id](transaction& store) -> base::result<std::vector<domain::assessment>> {
                                                         if (const auto visible = find_visible(store, context, id); !visible)
                                                             return base::refusal(visible.error());
                                                         return store.list_assessments(id);
                                                     });
}

}  // namespace chuanpin::logistics::app
