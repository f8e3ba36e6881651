// The operator puts an organisation below another (主管单位), or makes it a topmost one.
#pragma once

#include <optional>

#include "gateway/app/ports.hpp"

namespace chuanpin::gateway::app {

class move_organisation {
public:
    explicit move_organisation(identity_unit_of_work& database) : database_(database) {}
    /// Moves go one after the other, so that two of them never close a circle together. Errors: organisation-not-found,
    /// organisation-closed, organisation-tree-cycle, organisation-tree-too-deep.
    base::task<base::result<base::reply>> operator()(const base::call_context& context, base::idempotent<domain::organisation> request,
                                                     base::organisation_id id, std::optional<base::organisation_id> superior);

private:
    identity_unit_of_work& database_;
};

}  // namespace chuanpin::gateway::app
