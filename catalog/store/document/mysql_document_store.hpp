// Documents in MariaDB: table document. Contents are files (catalog/files).
#pragma once

#include "catalog/app/document/ports.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::catalog::store {

class mysql_document_store final : public app::document_store {
public:
    explicit mysql_document_store(mysql::session& connection) : connection_(connection) {}

    domain::document keep(const domain::document& what) override;
    std::optional<domain::document> find(domain::document_id id) override;
    std::vector<domain::document> find_all(std::span<const domain::document_id> ids) override;
    std::size_t count_of(domain::organisation_id owner) override;
    std::vector<domain::document> page(const app::document_filter& filter, std::optional<domain::document_id> before,
                                       std::size_t limit) override;

private:
    mysql::session& connection_;
};

}  // namespace chuanpin::catalog::store
