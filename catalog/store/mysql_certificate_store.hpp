// Certificates in MariaDB: tables certificate, certificate_product, certificate_version and certificate_serial.
#pragma once

#include "catalog/app/ports.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::catalog::store {

class mysql_certificate_store final : public app::certificate_store {
public:
    explicit mysql_certificate_store(mysql::session& connection) : connection_(connection) {}

    std::int64_t next_serial(int year) override;
    void insert(const domain::certificate& what) override;
    std::optional<domain::certificate> find(const std::string& number) override;
    std::optional<domain::certificate> lock(const std::string& number) override;
    void save(const domain::certificate& what) override;
    void save_scope(const domain::certificate& what) override;
    std::vector<domain::certificate_version> live(const std::string& number) override;
    std::vector<domain::certificate_version> history(const std::string& number) override;
    std::vector<std::string> find_changed_by(base::business_date day, std::size_t limit) override;
    std::vector<domain::mark_period> periods_of(std::span<const domain::product_id> products) override;
    void apply(const std::string& number, const domain::certificate_change& change, base::instant at) override;

private:
    std::optional<domain::certificate> read(mysql::row_set rows);

    mysql::session& connection_;
};

}  // namespace chuanpin::catalog::store
