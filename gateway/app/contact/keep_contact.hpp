// The business contact of an organisation: read by whoever is signed in, stated and withdrawn by its administrators.
#pragma once

#include <optional>

#include "gateway/app/ports.hpp"
#include "gateway/domain/identity/business_contact.hpp"
#include "platform/base/random.hpp"
#include "platform/base/version_condition.hpp"
#include "platform/crypto/keyed_box.hpp"

namespace chuanpin::gateway::app {

struct contact_view {
    base::organisation_id organisation{};
    std::int64_t version = 1;                        ///< of the organisation
    std::optional<domain::business_contact> what{};  ///< nothing: it states none
    std::optional<base::instant> stated_at{};        ///< or withdrawn
    bool masked = false;                             ///< who asks sees a part of it
};

/// Whether somebody sees it whole: the organisation's own people, and who may read all organisations.
[[nodiscard]] bool sees_contact(const base::principal& who, const base::organisation_id& of);

class read_contact {
public:
    read_contact(identity_unit_of_work& database, const crypto::keyed_box& box) : database_(database), box_(box) {}
    /// Throws std::runtime_error where it was sealed with a key that is not here. Errors: organisation-not-found.
    base::task<base::result<contact_view>> operator()(const base::call_context& context, base::organisation_id id);

private:
    identity_unit_of_work& database_;
    const crypto::keyed_box& box_;
};

class state_contact {
public:
    state_contact(identity_unit_of_work& database, const crypto::keyed_box& box, base::random_source& random)
        : database_(database), box_(box), random_(random) {}
    /// `what`: in the forms of domain/identity/business_contact.hpp; nothing withdraws it. What was stated before remains in what was made
    /// of it meanwhile. Errors: organisation-not-found, also where it is another organisation; organisation-closed; version-stale.
    base::task<base::result<contact_view>> operator()(const base::call_context& context, base::organisation_id id,
                                                      base::version_condition seen, std::optional<domain::business_contact> what);

private:
    identity_unit_of_work& database_;
    const crypto::keyed_box& box_;
    base::random_source& random_;
};

}  // namespace chuanpin::gateway::app
