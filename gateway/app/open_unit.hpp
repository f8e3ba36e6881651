// Units of one's own organisation: opened, closed, listed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gateway/app/ports.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::gateway::app {

/// Checked in form by the caller.
struct new_unit {
    std::string name;
    domain::unit_kind kind{};
    std::optional<base::unit_id> superior{};
};

class open_unit {
public:
    open_unit(identity_unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}
    /// Errors: unit-not-found (the superior), unit-too-deep, units-too-many.
    base::task<base::result<base::reply>> operator()(const base::call_context& context, base::idempotent<domain::unit> request,
                                                     new_unit asked);

private:
    identity_unit_of_work& database_;
    base::random_source& random_;
};

class close_unit {
public:
    explicit close_unit(identity_unit_of_work& database) : database_(database) {}
    /// What is bound to it ends with it. Errors: unit-not-found, unit-in-use.
    base::task<base::result<base::reply>> operator()(const base::call_context& context, base::idempotent<domain::unit> request,
                                                     base::unit_id id);

private:
    identity_unit_of_work& database_;
};

class list_units {
public:
    explicit list_units(identity_unit_of_work& database) : database_(database) {}
    /// By id; closed ones too.
    base::task<base::result<std::vector<domain::unit>>> operator()(const base::call_context& context, base::unit_id after,
                                                                   std::size_t limit);

private:
    identity_unit_of_work& database_;
};

}  // namespace chuanpin::gateway::app
