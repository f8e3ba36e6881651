// What logistics needs from outside: one transaction's worth of storage.
//
// Everything is synchronous, on the database thread of the unit of work. The mysql side is store/mysql_transaction.hpp;
// tests/contract/logistics holds the fake and the suite that both must pass.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "logistics/domain/events.hpp"
#include "logistics/domain/order/dispatched_order.hpp"
#include "platform/base/unit_of_work.hpp"

namespace chuanpin::logistics::app {

/// Which shipments a list is about: of one organisation (as buyer or supplier), or all.
struct shipment_filter {
    std::optional<base::organisation_id> organisation;
    std::optional<domain::shipment_id> before;  ///< older than this one
    std::size_t limit = 20;
};

struct distance_filter {
    std::optional<std::string> origin_county_code;
    std::optional<std::pair<std::string, std::string>> after;  ///< origin and destination of the last row of the page before
    std::size_t limit = 20;
};

class transaction {
public:
    virtual ~transaction() = default;

    // --- orders, as the feed tells them -------------------------------------------------------------------------------
    [[nodiscard]] virtual std::optional<domain::dispatched_order> find_delivery(const domain::delivery_id& id) = 0;
    /// Those of an order, as they came; at most `limit`.
    [[nodiscard]] virtual std::vector<domain::delivery_id> list_deliveries(const domain::order_id& order, std::size_t limit) = 0;
    /// Known deliveries are left as they are.
    virtual void insert_order(const domain::dispatched_order& order) = 0;
    virtual void save_acceptance(const domain::delivery_id& id, base::instant accepted_at,
                                 const std::vector<domain::accepted_line>& lines) = 0;

    // --- shipments ----------------------------------------------------------------------------------------------------
    [[nodiscard]] virtual std::optional<domain::shipment> find_shipment(const domain::shipment_id& id) = 0;
    /// The same, locked until the end of the transaction.
    [[nodiscard]] virtual std::optional<domain::shipment> lock_shipment(const domain::shipment_id& id) = 0;
    [[nodiscard]] virtual std::optional<domain::shipment> find_shipment_of(const domain::delivery_id& delivery) = 0;
    /// Newest first.
    [[nodiscard]] virtual std::vector<domain::shipment> list_shipments(const shipment_filter& filter) = 0;
    /// False where the delivery has one already.
    [[nodiscard]] virtual bool insert_shipment(const domain::shipment& what) = 0;
    /// Writes what can change (delivery, version).
    virtual void update_shipment(const domain::shipment& what) = 0;

    // --- evidence and verdicts ----------------------------------------------------------------------------------------
    /// By the hash of its readings, whichever shipment it belongs to.
    [[nodiscard]] virtual std::optional<domain::temperature_log> find_log(const domain::digest& readings_sha256) = 0;
    /// The one imported last.
    [[nodiscard]] virtual std::optional<domain::temperature_log> find_newest_log(const domain::shipment_id& shipment) = 0;
    [[nodiscard]] virtual domain::temperature_series read_series(const domain::temperature_log_id& log) = 0;
    /// Keeps the file's bytes, the compact series and the row. False where the readings are on record already.
    [[nodiscard]] virtual bool insert_log(const domain::temperature_log& log, const domain::temperature_series& series,
                                          const std::string& file) = 0;
    [[nodiscard]] virtual std::optional<domain::verdict> find_newest_verdict(const domain::shipment_id& shipment) = 0;
    virtual void insert_verdict(const domain::verdict& given) = 0;

    // --- subsidies ----------------------------------------------------------------------------------------------------
    /// Every row of the code, closed ones included; of all codes where it is empty. In the order of code, version, valid_from.
    [[nodiscard]] virtual std::vector<domain::rule_row> list_rules(const std::string& code) = 0;
    /// The versions of a code as they were published, with their full days. Locks them, so that two imports follow each other.
    [[nodiscard]] virtual std::vector<domain::subsidy_rule> lock_published_rules(const std::string& code) = 0;
    virtual void insert_published_rule(const domain::subsidy_rule& rule, base::instant now) = 0;
    virtual void change_rules(const domain::rule_change& change, base::instant now) = 0;

    /// The entries of one table from these origins to one of these destinations.
    [[nodiscard]] virtual std::vector<domain::official_distance> find_distances(int table_version, const std::vector<std::string>& origins,
                                                                                const std::vector<std::string>& destinations) = 0;
    /// Of one table, ordered by origin and destination.
    [[nodiscard]] virtual std::vector<domain::official_distance> list_distances(int table_version, const distance_filter& filter) = 0;
    /// A whole table, in the same order.
    [[nodiscard]] virtual std::vector<domain::official_distance> read_distance_table(int table_version) = 0;
    virtual void insert_distances(const std::vector<domain::official_distance>& entries, base::instant now) = 0;
    /// The highest version that is valid on `day`; 0 where there is none.
    [[nodiscard]] virtual int distance_table_on(base::business_date day) = 0;

    [[nodiscard]] virtual std::optional<domain::assessment> find_assessment(const domain::assessment_id& id) = 0;
    /// Newest first.
    [[nodiscard]] virtual std::vector<domain::assessment> list_assessments(const domain::shipment_id& shipment) = 0;
    virtual void insert_assessment(const domain::assessment& what) = 0;

    /// One journal entry.
    virtual void record(const base::event_id& id, const domain::event& what) = 0;
};

using unit_of_work = base::unit_of_work<transaction>;

}  // namespace chuanpin::logistics::app
