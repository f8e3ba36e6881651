// The certificate that lets products carry the mark 四川扶贫, in time: what it was on a day, and what was known of that when.
//
// Its rows are append-only and bitemporal; the rows known now never overlap. A day without a row before the first is before its
// beginning, one after the last is after its end (expired).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/domain/ids.hpp"
#include "catalog/domain/mark/certificate_scope.hpp"
#include "catalog/domain/mark/mark_application.hpp"

namespace chuanpin::catalog::domain {

inline constexpr std::int64_t certificate_changes_max = 1'000;  ///< of one certificate

enum class certificate_status { pre_authorised, authorised, suspended, revoked, succeeded };
[[nodiscard]] std::string_view name_of(certificate_status status);
[[nodiscard]] std::optional<certificate_status> parse_certificate_status(std::string_view name);
/// Whether products may carry the mark under it.
[[nodiscard]] constexpr bool authorises(certificate_status status) {
    return status == certificate_status::pre_authorised || status == certificate_status::authorised;
}

/// What it is on [valid_from, valid_to). Never changed, only superseded.
struct certificate_version {
    std::int64_t id = 0;  ///< the row; 0 before it is stored
    certificate_status status = certificate_status::authorised;
    base::business_date valid_from{};
    std::optional<base::business_date> valid_to{};  ///< empty: for good (revoked, succeeded)
    std::string reason{};
    account_id by{};
    base::instant recorded_at{};
    std::optional<base::instant> superseded_at{};
    bool operator==(const certificate_version&) const = default;
};

struct certificate {
    std::string number{};
    mark_application_id application{};
    organisation_id holder{};
    std::string contract_number{};
    std::optional<std::string> successor_number{};        ///< of the certificate of 天府乡村
    certificate_scope scope{};                            ///< the products that it covers
    std::optional<base::business_date> next_change_on{};  ///< the first day whose status no event has told yet; empty: it stays as it is
    std::int64_t version = 1;
    base::instant issued_at{};
    bool operator==(const certificate&) const = default;
};

/// For how many months certificates are valid. Their length is not found in the sources: settings.
struct certificate_terms {
    std::int64_t pre_authorised_months = 12;
    std::int64_t authorised_months = 24;
};
/// The first day after so many months; the last of the month where that has no such day.
[[nodiscard]] base::business_date add_months(base::business_date from, std::int64_t months);

/// The row of that day, out of those known now.
[[nodiscard]] const certificate_version* find_on(std::span<const certificate_version> live, base::business_date on);
/// "expired" after the last row and "not_yet_valid" before the first, otherwise the status of the day.
[[nodiscard]] std::string_view status_on(std::span<const certificate_version> live, base::business_date on);
/// The first day after this one on which a row of the certificate begins or ends.
[[nodiscard]] std::optional<base::business_date> next_change_after(std::span<const certificate_version> live, base::business_date on);
/// The verb of the event about what came by itself since `what.next_change_on`: "expired", or "took_effect" for what was ordered ahead;
/// empty where the status is what it was.
[[nodiscard]] std::string_view came_by_itself(const certificate& what, std::span<const certificate_version> live,
                                              base::business_date today);
/// The answer for listing, ordering and subsidy: the product is in the scope, and the certificate authorises on that day.
[[nodiscard]] bool may_carry_mark(const certificate& what, std::span<const certificate_version> live, product_id product,
                                  base::business_date on);

enum class certificate_action { authorise, suspend, resume, revoke, extend, succeed };
[[nodiscard]] std::string_view name_of(certificate_action action);
/// The verb of the event: "authorised", "suspended", …
[[nodiscard]] std::string_view past_of(certificate_action action);

struct certificate_order {
    certificate_action action = certificate_action::suspend;
    base::business_date from{};                     ///< the day on which it takes effect
    std::optional<base::business_date> valid_to{};  ///< extend: the new end; needed there only
    std::optional<std::string> successor_number{};  ///< succeed: needed there only
    std::string reason{};
};

/// What must be written so that the order holds from its day on.
struct certificate_change {
    std::vector<std::int64_t> superseded;
    std::vector<certificate_version> inserted;
};

/// The first row of a new certificate.
[[nodiscard]] certificate_version first_version(certificate_status status, base::business_date from, const certificate_terms& terms,
                                                const account_id& by);
/// `today` is the earliest day of effect: the past is not rewritten. Errors: certificate-order-invalid (a day in the past, an end that
/// is not later, a missing member), certificate-state-conflict (the action does not fit the status of that day),
/// certificate-has-too-many-changes.
[[nodiscard]] base::result<certificate_change> plan_change(const certificate& what, std::span<const certificate_version> live,
                                                           const certificate_order& order, base::business_date today,
                                                           const certificate_terms& terms, const account_id& by);

}  // namespace chuanpin::catalog::domain
