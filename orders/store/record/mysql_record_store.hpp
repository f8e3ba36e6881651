// What purchase inspection records need of MariaDB, and the names of organisations, which the gateway's events tell.
#pragma once

#include "orders/app/record/ports.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::orders::store {

class mysql_record_store final : public app::record_store {
public:
    explicit mysql_record_store(mysql::session& connection) : connection_(connection) {}

    std::vector<domain::known_organisation> organisations(std::span<const domain::organisation_id> ids) override;
    std::map<domain::lot_id, std::string> lot_numbers(std::span<const domain::lot_id> ids) override;
    std::vector<domain::dispatch_place> dispatched_from(domain::order_id id) override;

    /// As the gateway tells. The same again, or what is older, changes nothing.
    void know(const domain::known_organisation& what);

private:
    mysql::session& connection_;
};

}  // namespace chuanpin::orders::store
