#include "logistics/app/follow_orders.hpp"

#include <stdexcept>

#include "logistics/app/assess_subsidy.hpp"

namespace chuanpin::logistics::app {

void order_dispatched(transaction& store, const domain::dispatched_order& order) { store.insert_order(order); }

void order_accepted(transaction& store, const domain::delivery_id& id, base::instant accepted_at,
                    const std::vector<domain::accepted_line>& lines, base::instant now, base::random_source& random) {
    store.save_acceptance(id, accepted_at, lines);
    const auto order = store.find_delivery(id);
    if (!order) throw std::runtime_error("the acceptance of a delivery that never left: " + base::to_wire(id));
    const auto found = store.find_shipment_of(id);
    if (!found) return;
    const auto locked = store.lock_shipment(found->id);
    (void)assess(store, locked.value(), *order, std::string(domain::default_rule_code), now, random);
}

}  // namespace chuanpin::logistics::app
