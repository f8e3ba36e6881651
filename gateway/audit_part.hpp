// What the service is made of for its audit.
#pragma once

#include "gateway/app/list_audit_entries.hpp"
#include "gateway/app/record_reads.hpp"
#include "gateway/app/write_refusals.hpp"
#include "gateway/consumers/refusal_job.hpp"
#include "gateway/http/audit_trail.hpp"
#include "gateway/settings.hpp"
#include "gateway/store/mysql_audit_transaction.hpp"
#include "platform/runtime/service.hpp"

namespace chuanpin::gateway {

struct audit_part {
    store::mysql_audit_unit_of_work database;
    store::mysql_audit_unit_of_work background_database;
    domain::refusal_tally refusals;
    app::record_reads reads;
    app::list_audit_entries list;
    http::audit_trail trail;
    app::write_refusals write;
    consumers::refusal_job job;

    audit_part(runtime::service_context& context, const std::string& schema, const gateway::settings& settings);
};

}  // namespace chuanpin::gateway
