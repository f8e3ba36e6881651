// What purchase inspection records need of MariaDB, and the names of organisations, which the gateway's events tell.
#pragma once

#include "orders/app/record/ports.hpp"
#include "platform/mysql/sealed_texts.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::orders::store {

class mysql_record_store final : public app::record_store {
public:
    explicit mysql_record_store(mysql::session& connection) : connection_(connection) {}

    std::vector<domain::known_organisation> organisations(std::span<const domain::organisation_id> ids) override;
    std::optional<domain::sealed_contact> contact_of(domain::organisation_id id, base::instant at) override;
    std::map<domain::lot_id, std::string> lot_numbers(std::span<const domain::lot_id> ids) override;
    std::vector<domain::dispatch_place> dispatched_from(domain::order_id id) override;

    /// As the gateway tells. The same again, or what is older, changes nothing.
    void know(const domain::known_organisation& what);
    /// `version`: of the event. What was stated at that moment comes sealed anew in a newer one.
    void know(domain::organisation_id id, std::int64_t version, const domain::sealed_contact& what);

private:
    mysql::session& connection_;
};

/// Where sealed contacts lie.
[[nodiscard]] std::span<const mysql::sealed_texts> sealed_contacts();

}  // namespace chuanpin::orders::store
