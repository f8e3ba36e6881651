#include "gateway/contact_part.hpp"

#include "gateway/store/contact/organisation_contacts.hpp"
#include "platform/runtime/personal_secrets.hpp"

namespace chuanpin::gateway {

crypto::keyed_box contact_box(const runtime::configuration& settings) {
    return runtime::box_for(runtime::personal_secrets(settings, "gateway"), "organisation contacts 1");
}

runtime::sealed_columns contact_columns() { return {.service = "gateway", .box = contact_box, .columns = store::sealed_contacts()}; }

}  // namespace chuanpin::gateway
