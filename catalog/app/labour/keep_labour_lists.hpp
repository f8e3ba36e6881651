// An applicant hands in who works for it; the list is matched to the registry of poor households.
#pragma once

#include <vector>

#include "catalog/app/household/personal_keys.hpp"
#include "catalog/app/mark_applications.hpp"

namespace chuanpin::catalog::app {

struct labour_list_view {
    domain::labour_list list{};
    domain::labour_match counted{};
    base::business_date matched_on{};
};
struct worker_page {
    struct worker {
        std::int64_t position = 0;
        person who{};
        std::optional<std::string> household_number{};
        bool same_name = false;
        bool poor = false;
    };
    std::vector<worker> workers{};
    bool has_more = false;
};

class keep_labour_lists {
public:
    keep_labour_lists(unit_of_work& database, base::random_source& random, const personal_keys& keys, domain::labour_limits limits)
        : database_(database), random_(random), keys_(keys), limits_(limits) {}

    /// Errors: labour-list-invalid by worker (a number that is none, a person twice, a day that lies ahead); labour-list-too-small and
    /// labour-quota-exceeded, which are written down.
    base::task<base::result<base::reply>> hand_in(const base::call_context& context, base::idempotent<labour_list_view> request,
                                                  base::business_date dated_on, std::vector<person> workers);
    /// One of the caller's own, matched anew. Errors: labour-list-not-found.
    base::task<base::result<labour_list_view>> own(const base::call_context& context, domain::labour_list_id id);
    /// The workers of the list that an application names, for an office that may see it.
    /// Errors: organisation-not-yet-known, mark-application-not-found, labour-list-not-found (an application from before there were lists).
    base::task<base::result<worker_page>> workers_of(const base::call_context& context, domain::mark_application_id id, std::int64_t after,
                                                     std::size_t limit);

private:
    base::result<std::string> store(transaction& tx, const domain::labour_list_handed_in& event, const std::vector<person>& workers,
                                    const base::idempotent<labour_list_view>& request, const base::call_context& context);
    /// Writes down that this list was refused; answers the refusal, or why it could not be written.
    base::task<base::error> noted(const base::call_context& context, domain::labour_list list, base::error why);

    unit_of_work& database_;
    base::random_source& random_;
    const personal_keys& keys_;
    domain::labour_limits limits_;
};

}  // namespace chuanpin::catalog::app
