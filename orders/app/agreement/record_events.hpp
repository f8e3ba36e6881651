// Tells what happened to a pairing, a window, a pre-order or an agreement. Inside a transaction, after everything else was locked.
#pragma once

#include "orders/app/ports.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::orders::app {

template <class What>
void record_event(transaction& open, const base::call_context& context, base::random_source& random, std::string_view type,
                  std::int64_t version, const What& what, std::vector<domain::organisation_id> seen_by) {
    const domain::recorded_event event{
        domain::agreement_event{domain::event_id::make(context.now, random), type, version, &what, std::move(seen_by)}, &context};
    open.record({&event, 1});
}

/// One for each event of the change.
inline void record_events(transaction& open, const base::call_context& context, base::random_source& random,
                          const domain::changed_agreement& changed) {
    domain::id_sequence ids(context.now, random);
    auto seen_by = changed.after.helpers();
    for (const auto each : changed.after.suppliers()) seen_by.push_back(each);
    std::vector<domain::recorded_event> events;
    auto version = changed.after.version - static_cast<std::int64_t>(changed.events.size());
    for (const auto type : changed.events)
        events.push_back({domain::agreement_event{ids.make<domain::event_id>(), type, ++version, &changed.after, seen_by}, &context});
    open.record(events);
}

}  // namespace chuanpin::orders::app
