#include "logistics/app/give_verdict.hpp"

#include <stdexcept>

namespace chuanpin::logistics::app {

namespace {

domain::verdict_inputs inputs_of(const domain::shipment& what, const domain::dispatched_order& order, const domain::temperature_log& log) {
    using std::chrono::floor, std::chrono::seconds;
    return {.when = {floor<seconds>(what.loaded_at), floor<seconds>(*what.delivered_at)},
            .range = domain::strictest_range(order),
            .recorder_accuracy_mc = what.logger_accuracy_mc,
            .handed_in_at = floor<seconds>(log.imported_at),
            .profile = &domain::profile_on(base::business_date_of(what.loaded_at))};
}

}  // namespace

domain::verdict give_verdict(transaction& store, domain::shipment& what, const domain::temperature_log& log,
                             const domain::temperature_series& series, base::instant now, base::random_source& random) {
    const auto order = store.find_delivery(what.delivery);
    if (!order) throw std::logic_error("a shipment without its delivery");
    const auto before = store.find_newest_verdict(what.id);
    const auto inputs = inputs_of(what, *order, log);
    domain::verdict given{.id = domain::verdict_id::make(now, random),
                          .shipment = what.id,
                          .log = log.id,
                          .number = before ? before->number + 1 : 1,
                          .profile_code = std::string(inputs.profile->code),
                          .profile_version = inputs.profile->version,
                          .readings_sha256 = log.readings_sha256,
                          .when = inputs.when,
                          .range = inputs.range,
                          .given = domain::judge(series, inputs),
                          .given_at = now};
    store.insert_verdict(given);
    ++what.version;
    store.record(base::event_id::make(now, random), domain::verdict_given{what, given});
    return given;
}

}  // namespace chuanpin::logistics::app
