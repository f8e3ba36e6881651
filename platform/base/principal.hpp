// Who is asking, and the circumstances of the call: the first argument of every use case.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/ids.hpp"
#include "platform/base/time.hpp"

namespace chuanpin::base {

/// Who is asking, as the gateway established it. `permissions` are what the roles and scopes come down to ("orders:place").
struct principal {
    account_id account{};
    organisation_id organisation{};
    std::string organisation_kind;           ///< "cooperative", "school", … ; "system" for a service of this program
    std::string display_name;                ///< of the account, for the audit trail
    std::vector<std::string> permissions{};  ///< sorted, unique
    std::vector<std::string> roles{};        ///< those that the permissions come from ("clerk"); sorted, unique
    std::optional<unit_id> unit{};           ///< the part of the organisation that the roles are bound to; empty: all of it

    [[nodiscard]] bool may(std::string_view permission) const;
};

/// The circumstances of one call. Built by the http layer (or a consumer, job or command), passed down unchanged.
struct call_context {
    std::optional<principal> who{};  ///< empty on public routes
    std::string request_id;
    base::deadline deadline{};
    instant now{};                ///< read once per call from the injected clock
    std::string language = "zh";  ///< "zh" or "en" (RFC 9110 §12.5.4)
};

}  // namespace chuanpin::base
