// What happened, as the store puts it into the journal. Visible to the buyer and the supplier of the shipment.
#pragma once

#include <variant>

#include "logistics/domain/shipment/shipment.hpp"
#include "logistics/domain/subsidy/assessment.hpp"
#include "logistics/domain/temperature/log.hpp"
#include "logistics/domain/verdict/verdict.hpp"

namespace chuanpin::logistics::domain {

struct shipment_created {
    shipment what;
};
struct shipment_delivered {
    shipment what;
};
struct temperature_imported {
    shipment what;
    temperature_log log;
};
struct verdict_given {
    shipment what;
    verdict given;
};
struct subsidy_assessed {
    shipment what;
    assessment given;
};
struct rule_published {
    subsidy_rule rule;
};
struct distances_published {
    int table_version = 0;
    std::size_t entries = 0;
};

/// Each is one journal entry. The shipment carries the version that the change gave it.
using event = std::variant<shipment_created, shipment_delivered, temperature_imported, verdict_given, subsidy_assessed, rule_published,
                           distances_published>;

}  // namespace chuanpin::logistics::domain
