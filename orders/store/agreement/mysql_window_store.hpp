// Collecting windows and pre-orders in MariaDB: tables collecting_window, collecting_section, purchase_intent.
#pragma once

#include "orders/app/agreement/ports.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::orders::store {

class mysql_window_store final : public app::window_store {
public:
    explicit mysql_window_store(mysql::session& connection) : connection_(connection) {}

    void insert(const domain::collecting_window& what) override;
    std::optional<domain::collecting_window> find(domain::window_id id) override;
    std::optional<domain::collecting_window> lock(domain::window_id id) override;
    void save(const domain::collecting_window& what) override;
    std::vector<domain::collecting_window> page(domain::organisation_id party, std::optional<domain::window_id> before,
                                                std::size_t limit) override;
    std::vector<domain::window_id> find_ended(base::instant by, std::size_t limit) override;
    void insert(const domain::intent& what) override;
    std::optional<domain::intent> find_intent(domain::intent_id id) override;
    void save(const domain::intent& what) override;
    std::int64_t count_intents(domain::window_id id) override;
    std::vector<domain::intent> intents(domain::window_id id, std::optional<domain::intent_id> after, std::size_t limit) override;
    std::vector<domain::section_sum> sums(domain::window_id id) override;

private:
    std::optional<domain::collecting_window> load(std::string_view statement, domain::window_id id);

    mysql::session& connection_;
};

}  // namespace chuanpin::orders::store
