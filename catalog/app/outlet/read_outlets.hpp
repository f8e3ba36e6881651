// The public register of outlets, an operator's own ones, and all that was ever said of one.
#pragma once

#include "catalog/app/outlet/outlet_views.hpp"

namespace chuanpin::catalog::app {

/// In the order given, each with its newest report of sales.
std::vector<outlet_view> outlet_views(transaction& tx, std::vector<domain::outlet> outlets, std::int64_t warning_per_cent,
                                      base::instant now);

class read_outlets {
public:
    read_outlets(unit_of_work& database, std::int64_t warning_per_cent) : database_(database), warning_per_cent_(warning_per_cent) {}

    base::task<base::result<outlet_page>> page(const base::call_context& context, outlet_filter filter,
                                               std::optional<domain::outlet_id> before, std::size_t limit);
    /// Errors: outlet-not-found.
    base::task<base::result<outlet_view>> one(const base::call_context& context, domain::outlet_id id);
    /// Errors: outlet-not-found; with `own_only` also where another organisation operates it.
    base::task<base::result<outlet_record>> record(const base::call_context& context, domain::outlet_id id, bool own_only);

private:
    unit_of_work& database_;
    std::int64_t warning_per_cent_;
};

}  // namespace chuanpin::catalog::app
