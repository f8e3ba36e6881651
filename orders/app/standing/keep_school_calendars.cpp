#include "orders/app/standing/keep_school_calendars.hpp"

#include "orders/domain/standing/errors.hpp"

namespace chuanpin::orders::app {
namespace {

constexpr std::string_view added_event = "school_calendar.added";
constexpr std::string_view changed_event = "school_calendar.changed";

base::result<domain::school_calendar> owned(std::optional<domain::school_calendar> found, const base::call_context& context,
                                            domain::school_calendar_id id) {
    if (!found || !domain::belongs_to(*found, *context.who))
        return base::refusal(domain::errors::school_calendar_not_found(base::to_wire(id)));
    return *std::move(found);
}

}  // namespace

keep_school_calendars::answer keep_school_calendars::add(const base::call_context& context, claim as, domain::school_calendar asked) {
    co_return co_await database_.write(context, std::move(as.claim), [&](transaction& open) -> base::result<std::string> {
        if (auto fine = domain::check_calendar(asked); !fine) return base::refusal(std::move(fine.error()));
        auto fresh = asked;
        fresh.id = domain::school_calendar_id::make(context.now, random_);
        fresh.owner = context.who->organisation;
        fresh.unit = context.who->unit;
        open.calendars().insert(fresh);
        record(open, context, added_event, fresh);
        return as.encode(fresh);
    });
}

keep_school_calendars::answer keep_school_calendars::change(const base::call_context& context, claim as, domain::school_calendar_id id,
                                                            base::version_condition seen, domain::school_calendar asked) {
    co_return co_await database_.write(context, std::move(as.claim), [&](transaction& open) -> base::result<std::string> {
        const auto before = owned(open.calendars().lock(id), context, id);
        if (!before) return base::refusal(before.error());
        if (auto current = base::check_version(seen, base::to_wire(id), before->version); !current)
            return base::refusal(std::move(current.error()));
        if (auto fine = domain::check_calendar(asked); !fine) return base::refusal(std::move(fine.error()));
        auto after = asked;
        after.id = id;
        after.version = before->version + 1;
        after.owner = before->owner;
        after.unit = before->unit;
        open.calendars().save(after);
        record(open, context, changed_event, after);
        return as.encode(after);
    });
}

base::task<base::result<domain::school_calendar>> keep_school_calendars::find(const base::call_context& context,
                                                                              domain::school_calendar_id id) {
    std::optional<domain::school_calendar> found;
    const auto done = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        auto seen = owned(open.calendars().find(id), context, id);
        if (!seen) return base::refusal(std::move(seen.error()));
        found = *std::move(seen);
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return *std::move(found);
}

base::task<base::result<std::vector<domain::school_calendar>>> keep_school_calendars::page(const base::call_context& context,
                                                                                           std::optional<domain::school_calendar_id> before,
                                                                                           std::size_t limit) {
    std::vector<domain::school_calendar> found;
    const auto done = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        found = open.calendars().page(*context.who, before, limit);
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return found;
}

void keep_school_calendars::record(transaction& open, const base::call_context& context, std::string_view type,
                                   const domain::school_calendar& what) {
    const domain::recorded_event event{domain::school_calendar_event{domain::event_id::make(context.now, random_), type, what}, &context};
    open.record({&event, 1});
}

}  // namespace chuanpin::orders::app
