// The registry of places as anybody may read it.
#pragma once

#include "catalog/app/views.hpp"

namespace chuanpin::catalog::app {

struct place_page {
    std::vector<domain::place_version> places{};
    bool has_more = false;
};

class read_places {
public:
    explicit read_places(unit_of_work& database) : database_(database) {}

    base::task<base::result<place_page>> page(const base::call_context& context, place_filter filter, std::string after_code,
                                              std::size_t limit);
    /// What was known at `known_at` of the place on that day.
    /// Errors: place-not-found, place-status-unknown (the registry knows the place, but not that day).
    base::task<base::result<domain::place_version>> one(const base::call_context& context, std::string code, base::business_date on,
                                                        base::instant known_at);

private:
    unit_of_work& database_;
};

}  // namespace chuanpin::catalog::app
