// What the service is made of for business contacts of organisations.
#pragma once

#include "gateway/app/contact/keep_contact.hpp"
#include "platform/runtime/sealed_columns.hpp"

namespace chuanpin::gateway {

/// What seals contacts here, and in whatever hears of them: orders makes the same of the same secrets.
[[nodiscard]] crypto::keyed_box contact_box(const runtime::configuration& settings);
/// For `reseal personal-data`, `check personal-data` and `doctor`.
[[nodiscard]] runtime::sealed_columns contact_columns();

struct contact_part {
    crypto::keyed_box box;
    app::read_contact read;
    app::state_contact state;

    /// Throws std::runtime_error where the key of personal data cannot be read.
    contact_part(runtime::service_context& program, app::identity_unit_of_work& database)
        : box(contact_box(program.settings)), read(database, box), state(database, box, program.random) {}
};

}  // namespace chuanpin::gateway
