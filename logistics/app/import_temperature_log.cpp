#include "logistics/app/import_temperature_log.hpp"

#include <algorithm>

#include "logistics/app/give_verdict.hpp"
#include "logistics/domain/errors.hpp"
#include "platform/crypto/hash.hpp"

namespace chuanpin::logistics::app {

namespace {

namespace errors = domain::errors;

domain::temperature_log describe(const import_temperature_log::command& asked, base::instant now, base::random_source& random) {
    const auto& readings = asked.series.readings();
    const auto [coldest, warmest] = std::ranges::minmax_element(readings, {}, &domain::reading::temperature_mc);
    return {.id = domain::temperature_log_id::make(now, random),
            .shipment = asked.shipment,
            .file_sha256 = crypto::sha256(asked.file),
            .readings_sha256 = crypto::sha256(domain::encode_series(asked.series)),
            .reading_count = static_cast<std::int64_t>(readings.size()),
            .first_at = readings.front().at,
            .last_at = readings.back().at,
            .min_mc = coldest->temperature_mc,
            .max_mc = warmest->temperature_mc,
            .imported_at = now};
}

base::result<temperature_log_view> answer_known(transaction& store, const domain::temperature_log& known,
                                                const domain::shipment_id& shipment) {
    if (known.shipment != shipment) return base::refusal(errors::temperature_log_reused());
    auto given = store.find_newest_verdict(shipment);
    if (given && given->log != known.id) given.reset();
    return temperature_log_view{known, std::move(given)};
}

base::result<temperature_log_view> import(transaction& store, const base::call_context& context,
                                          const import_temperature_log::command& asked, base::random_source& random) {
    auto what = store.lock_shipment(asked.shipment);
    if (!what || !domain::may_change(*context.who, *what)) return base::refusal(errors::shipment_not_found(asked.shipment));
    const auto log = describe(asked, context.now, random);
    if (const auto known = store.find_log(log.readings_sha256)) return answer_known(store, *known, asked.shipment);
    // The shipment is locked, so only another shipment's import can have been faster.
    if (!store.insert_log(log, asked.series, asked.file)) return base::refusal(errors::temperature_log_reused());
    ++what->version;
    store.record(base::event_id::make(context.now, random), domain::temperature_imported{*what, log});
    temperature_log_view view{log, std::nullopt};
    if (what->delivered_at) view.given = give_verdict(store, *what, log, asked.series, context.now, random);
    store.update_shipment(*what);
    return view;
}

}  // namespace

base::task<base::result<base::reply>> import_temperature_log::run(const base::call_context& context, const command& asked,
                                                                  base::idempotent<temperature_log_view> answer) {
    if (asked.series.empty()) co_return base::refusal(errors::temperature_log_empty());
    co_return co_await database_.write(context, answer.claim, [&](transaction& store) -> base::result<std::string> {
        const auto view = import(store, context, asked, random_);
        if (!view) return base::refusal(view.error());
        return answer.encode(*view);
    });
}

}  // namespace chuanpin::logistics::app
