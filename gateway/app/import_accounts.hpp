// Loads organisations and accounts from a file that was read and checked in form. May be run again: what is there stays as it is.
#pragma once

#include <string>
#include <vector>

#include "gateway/app/ports.hpp"
#include "gateway/app/register_organisation.hpp"

namespace chuanpin::gateway::app {

struct import_report {
    std::size_t organisations_added = 0;
    std::size_t accounts_added = 0;
    std::size_t accounts_known = 0;
};

class import_accounts {
public:
    import_accounts(identity_unit_of_work& database, base::cpu_pool& cpu, base::random_source& random, crypto::password_cost cost = {})
        : database_(database), cpu_(cpu), random_(random), cost_(cost) {}

    /// All or nothing, in one transaction. A known login keeps its password and its roles. Errors: accounts-invalid, where a row names a
    /// known organisation with another kind, or a known login of another organisation ("row 3").
    base::task<base::result<import_report>> operator()(const base::call_context& context, std::vector<new_organisation> rows);

private:
    base::task<base::result<std::vector<bool>>> known_logins(const base::call_context& context, const std::vector<new_organisation>& rows);
    base::task<base::result<std::vector<std::string>>> hash_new(const std::vector<new_organisation>& rows, const std::vector<bool>& known);
    base::result<void> add_row(identity_transaction& transaction, const new_organisation& row, const std::string& hash, base::instant now,
                               import_report& report);

    identity_unit_of_work& database_;
    base::cpu_pool& cpu_;
    base::random_source& random_;
    crypto::password_cost cost_;
};

}  // namespace chuanpin::gateway::app
