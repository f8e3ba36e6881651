#include "orders/app/warehouse/keep_warehouses.hpp"

#include <stdexcept>

#include "orders/domain/errors.hpp"

namespace chuanpin::orders::app {
namespace {

void record(transaction& open, const base::call_context& context, std::string_view type, const domain::warehouse& what,
            base::random_source& random) {
    const domain::recorded_event event{domain::warehouse_event{domain::event_id::make(context.now, random), type, what}, &context};
    open.record({&event, 1});
}

}  // namespace

base::task<base::result<base::reply>> keep_warehouses::add(const base::call_context& context, base::idempotent<domain::warehouse> as,
                                                           new_warehouse asked) {
    co_return co_await database_.write(context, std::move(as.claim), [&](transaction& open) -> base::result<std::string> {
        const domain::warehouse fresh{.id = domain::warehouse_id::make(context.now, random_),
                                      .owner = context.who->organisation,
                                      .code = asked.code,
                                      .kind = asked.kind,
                                      .name = asked.name,
                                      .county_code = asked.county_code,
                                      .address = asked.address};
        if (!open.warehouses().insert(fresh)) return base::refusal(domain::errors::warehouse_code_taken(asked.code));
        record(open, context, domain::warehouse_added_event, fresh, random_);
        return as.encode(fresh);
    });
}

base::task<base::result<base::reply>> keep_warehouses::close(const base::call_context& context, base::idempotent<domain::warehouse> as,
                                                             domain::warehouse_id id) {
    co_return co_await database_.write(context, std::move(as.claim), [&](transaction& open) -> base::result<std::string> {
        const auto before = open.warehouses().lock(id);
        if (!before || before->owner != context.who->organisation)
            return base::refusal(domain::errors::warehouse_not_found(base::to_wire(id)));
        const auto after = domain::close(*before, open.warehouses().on_hand(*before), context.now);
        if (!after) return base::refusal(after.error());
        open.warehouses().save(*after);
        record(open, context, domain::warehouse_closed_event, *after, random_);
        return as.encode(*after);
    });
}

base::task<base::result<std::vector<domain::warehouse>>> keep_warehouses::list(const base::call_context& context, std::string after,
                                                                               std::size_t limit) {
    std::vector<domain::warehouse> found;
    const auto done = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        found = open.warehouses().page(context.who->organisation, after, limit);
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return found;
}

base::result<domain::warehouse> find_or_add_warehouse(transaction& open, const domain::warehouse& fresh) {
    auto found = open.warehouses().share(fresh.owner, fresh.code);
    if (!found) {
        open.warehouses().insert(fresh);  // somebody else may have been faster: then theirs is found
        found = open.warehouses().share(fresh.owner, fresh.code);
    }
    if (!found) throw std::logic_error("a warehouse that was just added is not there");
    if (found->closed_at) return base::refusal(domain::errors::warehouse_closed(found->code));
    return *std::move(found);
}

base::result<domain::warehouse> find_warehouse(transaction& open, domain::organisation_id owner, const std::string& code) {
    auto found = open.warehouses().share(owner, code);
    if (!found) return base::refusal(domain::errors::warehouse_not_found(code));
    if (found->closed_at) return base::refusal(domain::errors::warehouse_closed(code));
    return *std::move(found);
}

}  // namespace chuanpin::orders::app
