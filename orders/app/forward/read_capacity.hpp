// What suppliers announced by week, and how much of it is still free.
#pragma once

#include "orders/app/ports.hpp"

namespace chuanpin::orders::app {

class read_capacity {
public:
    explicit read_capacity(unit_of_work& database) : database_(database) {}

    base::task<base::result<std::vector<shown_capacity>>> page(const base::call_context& context, capacity_question asked,
                                                               std::optional<capacity_place> after, std::size_t limit);

private:
    unit_of_work& database_;
};

}  // namespace chuanpin::orders::app
