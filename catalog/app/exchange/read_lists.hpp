// The operator's lists as an export writes them.
#pragma once

#include "catalog/app/exchange/ports.hpp"

namespace chuanpin::catalog::app {

class read_lists {
public:
    explicit read_lists(unit_of_work& database) : database_(database) {}

    /// By code, with what is known now of that day.
    base::task<base::result<std::vector<county_row>>> counties(const base::call_context& context, base::business_date on);
    /// In the order of the list.
    base::task<base::result<std::vector<domain::reference_product>>> references(const base::call_context& context);

private:
    unit_of_work& database_;
};

}  // namespace chuanpin::catalog::app
