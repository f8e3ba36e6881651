// Organisations in MariaDB, as the gateway's events told of them: table organisation.
#pragma once

#include "catalog/app/ports.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::catalog::store {

class mysql_organisation_store final : public app::organisation_store {
public:
    explicit mysql_organisation_store(mysql::session& connection) : connection_(connection) {}

    std::optional<domain::known_organisation> find(domain::organisation_id id) override;
    /// For the consumer of the gateway's feed: what is known now, in place of what was known.
    void apply(const domain::known_organisation& what);

private:
    mysql::session& connection_;
};

}  // namespace chuanpin::catalog::store
