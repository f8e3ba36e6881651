// What the service is made of for registrations that nobody decides.
#pragma once

#include "gateway/app/lapse_registrations.hpp"
#include "gateway/consumers/registration_job.hpp"
#include "gateway/settings.hpp"
#include "gateway/store/mysql_identity_transaction.hpp"
#include "platform/runtime/service.hpp"

namespace chuanpin::gateway {

struct registration_part {
    store::mysql_identity_unit_of_work database;
    app::lapse_registrations lapse;
    consumers::registration_job job;

    registration_part(runtime::service_context& context, const std::string& schema, const gateway::settings& settings);
};

}  // namespace chuanpin::gateway
