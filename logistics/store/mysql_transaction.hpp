// app::transaction on one MySQL session, inside the transaction that the unit of work opened. The statements stand beside their use, a file
// for each noun.
#pragma once

#include "logistics/app/ports.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::logistics::store {

class mysql_transaction final : public app::transaction {
public:
    mysql_transaction(mysql::session& connection, const base::call_context& context) : connection_(connection), context_(context) {}

    std::optional<domain::dispatched_order> find_delivery(const domain::delivery_id& id) override;
    std::vector<domain::delivery_id> list_deliveries(const domain::order_id& order, std::size_t limit) override;
    void insert_order(const domain::dispatched_order& order) override;
    void save_acceptance(const domain::delivery_id& id, base::instant accepted_at,
                         const std::vector<domain::accepted_line>& lines) override;

    std::optional<domain::shipment> find_shipment(const domain::shipment_id& id) override;
    std::optional<domain::shipment> lock_shipment(const domain::shipment_id& id) override;
    std::optional<domain::shipment> find_shipment_of(const domain::delivery_id& delivery) override;
    std::vector<domain::shipment> list_shipments(const app::shipment_filter& filter) override;
    bool insert_shipment(const domain::shipment& what) override;
    void update_shipment(const domain::shipment& what) override;

    std::optional<domain::temperature_log> find_log(const domain::digest& readings_sha256) override;
    std::optional<domain::temperature_log> find_newest_log(const domain::shipment_id& shipment) override;
    domain::temperature_series read_series(const domain::temperature_log_id& log) override;
    bool insert_log(const domain::temperature_log& log, const domain::temperature_series& series, const std::string& file) override;
    std::optional<domain::verdict> find_newest_verdict(const domain::shipment_id& shipment) override;
    void insert_verdict(const domain::verdict& given) override;

    std::vector<domain::rule_row> list_rules(const std::string& code) override;
    std::vector<domain::subsidy_rule> lock_published_rules(const std::string& code) override;
    void insert_published_rule(const domain::subsidy_rule& rule, base::instant now) override;
    void change_rules(const domain::rule_change& change, base::instant now) override;

    std::vector<domain::official_distance> find_distances(int table_version, const std::vector<std::string>& origins,
                                                          const std::vector<std::string>& destinations) override;
    std::vector<domain::official_distance> list_distances(int table_version, const app::distance_filter& filter) override;
    std::vector<domain::official_distance> read_distance_table(int table_version) override;
    void insert_distances(const std::vector<domain::official_distance>& entries, base::instant now) override;
    int distance_table_on(base::business_date day) override;

    std::optional<domain::assessment> find_assessment(const domain::assessment_id& id) override;
    std::vector<domain::assessment> list_assessments(const domain::shipment_id& shipment) override;
    void insert_assessment(const domain::assessment& what) override;

    void record(const base::event_id& id, const domain::event& what) override;

private:
    mysql::session& connection_;
    const base::call_context& context_;
};

}  // namespace chuanpin::logistics::store
