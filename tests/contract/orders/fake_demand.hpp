// Long-term contracts, school calendars and standing orders of the fake of orders, put together.
#pragma once

#include "tests/contract/orders/fake_standing.hpp"
#include "tests/contract/orders/fake_supply.hpp"

namespace chuanpin::tests {

struct demand_state {
    supply_state supply;
    standing_state standing;
};

struct fake_demand {
    explicit fake_demand(demand_state& state) : supply(state.supply), calendars(state.standing), standing(state.standing) {}

    fake_supply supply;
    fake_calendars calendars;
    fake_standing standing;
};

}  // namespace chuanpin::tests
