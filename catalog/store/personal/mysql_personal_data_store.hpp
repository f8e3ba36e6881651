// Sealed texts in MariaDB: tables household_member, labour_list_worker and lot_intake.
#pragma once

#include "catalog/app/personal/ports.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::catalog::store {

class mysql_personal_data_store final : public app::personal_data_store {
public:
    explicit mysql_personal_data_store(mysql::session& connection) : connection_(connection) {}

    std::vector<app::personal_row> lock_after(app::personal_table table, const app::personal_key& after, std::size_t limit) override;
    void replace(app::personal_table table, const app::personal_row& row) override;
    domain::erased_rows erase_person(const std::string& identity_index) override;
    bool erase_name(const domain::named_intake& of) override;
    app::personal_count count(app::personal_table table, std::span<const std::string> headers) override;

private:
    mysql::session& connection_;
};

}  // namespace chuanpin::catalog::store
