// Lists: all organisations for those who supervise, the accounts of one's own for those who administer it.
#pragma once

#include <vector>

#include "gateway/app/ports.hpp"

namespace chuanpin::gateway::app {

class list_organisations {
public:
    explicit list_organisations(identity_unit_of_work& database) : database_(database) {}
    base::task<base::result<std::vector<domain::organisation>>> operator()(const base::call_context& context, organisation_filter filter);

private:
    identity_unit_of_work& database_;
};

class list_accounts {
public:
    explicit list_accounts(identity_unit_of_work& database) : database_(database) {}
    /// Of the organisation of who asks, by id; closed ones too.
    base::task<base::result<std::vector<account_view>>> operator()(const base::call_context& context, base::account_id after,
                                                                   std::size_t limit);

private:
    identity_unit_of_work& database_;
};

}  // namespace chuanpin::gateway::app
