// A step of two use cases: once a shipment is delivered and has a temperature log, it is judged.
#pragma once

#include "logistics/app/ports.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::logistics::app {

/// Judges, stores and records; raises `what.version`. `what` is locked, delivered, and `log` its newest.
[[nodiscard]] domain::verdict give_verdict(transaction& store, domain::shipment& what, const domain::temperature_log& log,
                                           const domain::temperature_series& series, base::instant now, base::random_source& random);

}  // namespace chuanpin::logistics::app
