// What the audit of the gateway needs from outside: its journal, where entries stand that no other change writes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gateway/domain/audit/refusal.hpp"
#include "platform/base/principal.hpp"
#include "platform/base/unit_of_work.hpp"

namespace chuanpin::gateway::app {

/// Somebody was given personal data of others.
struct personal_read {
    std::string_view route;  ///< the operation, of a table
    std::string thing_id;    ///< what the path names; empty for a list
    std::string address;     ///< of the client
};

/// An entry of the gateway's journal as an auditor sees it.
struct audit_entry {
    std::int64_t number = 0;  ///< with occurred_at the key of the list
    base::event_id id{};
    std::string type;
    base::instant occurred_at{};
    std::string actor;         ///< wire form, or "system"
    std::string organisation;  ///< of the actor; empty for the system
    std::string request_id;
    std::string about_type;
    std::string about_id;
    std::string data;  ///< JSON object
    bool sealed = false;
};

struct audit_filter {
    std::optional<base::organisation_id> organisation{};  ///< of the actor
    std::optional<std::string> type{};
    std::optional<base::instant> from{};                             ///< inclusive
    std::optional<base::instant> to{};                               ///< exclusive
    std::optional<std::pair<base::instant, std::int64_t>> before{};  ///< occurred_at and number of the last one of the page before
    std::size_t limit = 0;
};

class audit_transaction {
public:
    virtual ~audit_transaction() = default;
    /// One entry `access.refused` for each, by who was refused; at least one.
    virtual void add_refusals(const std::vector<domain::refusal>& refusals) = 0;
    /// One entry `personal_data.read` for each, by who asks in its context; at least one.
    virtual void add_reads(const std::vector<std::pair<base::call_context, personal_read>>& reads) = 0;
    /// Newest first.
    virtual std::vector<audit_entry> list(const audit_filter& filter) = 0;
};
using audit_unit_of_work = base::unit_of_work<audit_transaction>;

}  // namespace chuanpin::gateway::app
