// Makes somebody's personal data unreadable at their wish, and writes down that it was done (ADR 0018).
#pragma once

#include "catalog/app/household/personal_keys.hpp"
#include "catalog/app/ports.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::catalog::app {

/// Whose: of one of the two.
struct erasure_wish {
    std::optional<std::string> identity_number{};
    std::optional<domain::named_intake> intake{};
    std::string reason{};
};

class erase_personal_data {
public:
    erase_personal_data(unit_of_work& database, base::random_source& random, const personal_keys& keys)
        : database_(database), random_(random), keys_(keys) {}

    /// Errors: personal-data-not-found.
    base::task<base::result<base::reply>> run(const base::call_context& context, base::idempotent<domain::personal_erasure> request,
                                              erasure_wish wish);

private:
    unit_of_work& database_;
    base::random_source& random_;
    const personal_keys& keys_;
};

}  // namespace chuanpin::catalog::app
