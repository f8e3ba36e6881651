// The directory: who an organisation is. Public facts, for everybody who is signed in.
#pragma once

#include "gateway/app/ports.hpp"

namespace chuanpin::gateway::app {

class read_organisation {
public:
    explicit read_organisation(identity_unit_of_work& database) : database_(database) {}
    /// Errors: organisation-not-found.
    base::task<base::result<domain::organisation>> operator()(const base::call_context& context, base::organisation_id id);

private:
    identity_unit_of_work& database_;
};

}  // namespace chuanpin::gateway::app
