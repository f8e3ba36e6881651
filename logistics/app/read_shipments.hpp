// Looking at shipments, their verdicts and their subsidies: for the buyer, the supplier, and who may read subsidies.
#pragma once

#include "logistics/app/ports.hpp"
#include "logistics/app/views.hpp"

namespace chuanpin::logistics::app {

class read_shipments {
public:
    explicit read_shipments(unit_of_work& database) : database_(database) {}

    /// Errors: shipment-not-found.
    base::task<base::result<domain::shipment>> get(const base::call_context& context, const domain::shipment_id& id);
    /// Newest first, those that the caller may see.
    base::task<base::result<page<domain::shipment>>> list(const base::call_context& context, std::optional<domain::shipment_id> before,
                                                          std::size_t limit);
    /// The verdict that holds. Errors: shipment-not-found, verdict-not-given.
    base::task<base::result<domain::verdict>> verdict(const base::call_context& context, const domain::shipment_id& id);
    /// Newest first. Errors: shipment-not-found.
    base::task<base::result<std::vector<domain::assessment>>> assessments(const base::call_context& context, const domain::shipment_id& id);

private:
    unit_of_work& database_;
};

}  // namespace chuanpin::logistics::app
