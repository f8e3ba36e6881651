// The gateway's journal for auditors.
#pragma once

#include "gateway/app/audit_ports.hpp"

namespace chuanpin::gateway::app {

class list_audit_entries {
public:
    explicit list_audit_entries(audit_unit_of_work& database) : database_(database) {}
    /// Newest first. The operator and those who supervise see every entry, everybody else what the own organisation's people, keys and
    /// refused requests left; `filter.organisation` is decided here.
    base::task<base::result<std::vector<audit_entry>>> operator()(const base::call_context& context, audit_filter filter);

private:
    audit_unit_of_work& database_;
};

}  // namespace chuanpin::gateway::app
