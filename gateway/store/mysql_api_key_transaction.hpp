// API keys in MariaDB.
#pragma once

#include "gateway/app/ports.hpp"
#include "platform/mysql/session.hpp"
#include "platform/mysql/unit_of_work.hpp"

namespace chuanpin::gateway::store {

class mysql_api_key_transaction final : public app::api_key_transaction {
public:
    mysql_api_key_transaction(mysql::session& connection, const base::call_context& context) : connection_(connection), context_(context) {}

    std::vector<domain::api_key> lock_live_keys(const base::organisation_id& organisation, base::instant at) override;
    void add_api_key(const domain::api_key& key) override;
    std::vector<domain::api_key> list_api_keys(const base::organisation_id& organisation) override;
    base::result<void> revoke_api_key(const base::organisation_id& organisation, const domain::api_key_id& id) override;
    std::optional<app::known_api_key> find_api_key(std::string_view public_id) override;
    void note_api_key_use(const domain::api_key_id& id, base::instant at) override;

private:
    mysql::session& connection_;
    const base::call_context& context_;
};

using mysql_api_key_unit_of_work = mysql::mysql_unit_of_work<app::api_key_transaction, mysql_api_key_transaction>;

}  // namespace chuanpin::gateway::store
