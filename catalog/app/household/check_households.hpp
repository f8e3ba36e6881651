// What rows of a list of households say together, and against the day: one household in one village, one head, nobody twice.
#pragma once

#include <map>
#include <set>
#include <string>

#include "catalog/app/exchange/ports.hpp"
#include "catalog/app/household/ports.hpp"

namespace chuanpin::catalog::app {

class household_checker {
public:
    explicit household_checker(base::business_date today) : today_(today) {}

    /// Row after row, in the order of the file. No fault repeats a name or a number.
    void check(const household_row& row, const row_refusal& refuse);

private:
    void check_people(const household_row& row, const row_refusal& refuse);

    struct household {
        household_row first;
        std::size_t members = 0;
        bool has_head = false;
    };
    base::business_date today_;
    std::map<std::string, household> households_;
    std::set<std::string> people_;
};

}  // namespace chuanpin::catalog::app
