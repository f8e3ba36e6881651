// One offer: the version asked for, or the one in force, or (where none is) the newest.
#pragma once

#include "catalog/app/views.hpp"

namespace chuanpin::catalog::app {

class read_offer {
public:
    explicit read_offer(unit_of_work& database) : database_(database) {}

    /// Errors: offer-not-found, also for a version that does not exist.
    base::task<base::result<offer_view>> run(const base::call_context& context, domain::offer_id id, std::optional<std::int64_t> version);

private:
    unit_of_work& database_;
};

}  // namespace chuanpin::catalog::app
