// School calendars in MariaDB.
#pragma once

#include "orders/app/ports.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::orders::store {

class mysql_calendar_store final : public app::calendar_store {
public:
    explicit mysql_calendar_store(mysql::session& connection) : connection_(connection) {}

    void insert(const domain::school_calendar& fresh) override;
    std::optional<domain::school_calendar> find(domain::school_calendar_id id) override;
    std::optional<domain::school_calendar> lock(domain::school_calendar_id id) override;
    void save(const domain::school_calendar& what) override;
    std::vector<domain::school_calendar> page(const base::principal& who, std::optional<domain::school_calendar_id> before,
                                              std::size_t limit) override;

private:
    std::optional<domain::school_calendar> load(std::string_view statement, domain::school_calendar_id id);
    void add_days(const domain::school_calendar& of);
    void read_days(domain::school_calendar& of);

    mysql::session& connection_;
};

}  // namespace chuanpin::orders::store
