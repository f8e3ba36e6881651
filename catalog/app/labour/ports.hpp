// What the use cases of labour lists need from a database.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "catalog/app/household/ports.hpp"
#include "catalog/domain/labour/labour.hpp"
#include "catalog/domain/labour/labour_limits.hpp"

namespace chuanpin::catalog::app {

/// Its lock: lists come one after the other, so that none misses a person whom another holds.
inline constexpr std::string_view labour_list_registry = "labour_lists";

/// A worker of a list with what the registry says of the person now.
struct matched_worker {
    std::int64_t position = 0;  ///< in the list, from 1
    sealed_person person{};
    std::optional<std::string> household_number{};
    bool same_name = false;  ///< as the registry has it
    bool poor = false;       ///< the household is or was registered on the day
};

class labour_store {
public:
    virtual ~labour_store() = default;
    /// Also notes who of it stands on other organisations' lists. Call under the lock of `labour_list_registry`.
    virtual void insert(const domain::labour_list& list, std::span<const sealed_person> workers) = 0;
    /// What the organisation handed in from that moment on. Exact under the lock of `labour_list_registry`.
    virtual domain::labour_day handed_in_since(domain::organisation_id organisation, base::instant since) = 0;
    virtual std::optional<domain::labour_list> find(domain::labour_list_id id) = 0;
    /// Against the registry as known now, for that day.
    virtual domain::labour_match match(domain::labour_list_id id, base::business_date day) = 0;
    /// In the order of the list, after that position.
    virtual std::vector<matched_worker> workers(domain::labour_list_id id, base::business_date day, std::int64_t after,
                                                std::size_t limit) = 0;
};

}  // namespace chuanpin::catalog::app
