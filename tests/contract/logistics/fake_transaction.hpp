// app::transaction over plain values: the fake that the contract suite holds to the same behaviour as MySQL.
#pragma once

#include <algorithm>
#include <map>
#include <tuple>

#include "logistics/app/ports.hpp"

namespace chuanpin::logistics::tests {

struct fake_state {
    std::map<domain::delivery_id, domain::dispatched_order> orders;
    std::map<domain::shipment_id, domain::shipment> shipments;
    std::vector<domain::temperature_log> logs;
    std::map<domain::temperature_log_id, domain::temperature_series> series;
    std::vector<domain::verdict> verdicts;
    std::vector<domain::subsidy_rule> published;
    std::vector<domain::rule_row> rules;
    std::vector<domain::official_distance> distances;
    std::vector<domain::assessment> assessments;
    std::vector<domain::event> events;
};

class fake_transaction final : public app::transaction {
public:
    fake_transaction(fake_state& state, const base::call_context&) : state_(state) {}

    std::optional<domain::dispatched_order> find_delivery(const domain::delivery_id& id) override { return find(state_.orders, id); }
    std::vector<domain::delivery_id> list_deliveries(const domain::order_id& order, std::size_t limit) override {
        std::vector<domain::delivery_id> found;
        for (const auto& [id, each] : state_.orders)
            if (each.id == order && found.size() < limit) found.push_back(id);
        return found;
    }
    void insert_order(const domain::dispatched_order& order) override { state_.orders.emplace(order.delivery, order); }
    void save_acceptance(const domain::delivery_id& id, base::instant accepted_at,
                         const std::vector<domain::accepted_line>& lines) override {
        const auto found = state_.orders.find(id);
        if (found == state_.orders.end()) return;
        found->second.accepted_at = accepted_at;
        for (const auto& accepted : lines)
            for (auto& line : found->second.lines)
                if (line.id == accepted.id) {
                    line.accepted_quantity = accepted.accepted_quantity;
                    line.accepted_g = accepted.accepted_g;
                    line.rejected_quantity = accepted.rejected_quantity;
                }
    }

    std::optional<domain::shipment> find_shipment(const domain::shipment_id& id) override { return find(state_.shipments, id); }
    std::optional<domain::shipment> lock_shipment(const domain::shipment_id& id) override { return find(state_.shipments, id); }
    std::optional<domain::shipment> find_shipment_of(const domain::delivery_id& delivery) override {
        for (const auto& [id, each] : state_.shipments)
            if (each.delivery == delivery) return each;
        return std::nullopt;
    }
    std::vector<domain::shipment> list_shipments(const app::shipment_filter& filter) override {
        std::vector<domain::shipment> found;
        for (auto each = state_.shipments.rbegin(); each != state_.shipments.rend() && found.size() < filter.limit; ++each) {
            const auto& what = each->second;
            const bool theirs = !filter.organisation || what.buyer == *filter.organisation || what.supplier == *filter.organisation;
            if (theirs && (!filter.before || what.id < *filter.before)) found.push_back(what);
        }
        return found;
    }
    bool insert_shipment(const domain::shipment& what) override {
        if (find_shipment_of(what.delivery)) return false;
        return state_.shipments.emplace(what.id, what).second;
    }
    void update_shipment(const domain::shipment& what) override {
        auto& kept = state_.shipments.at(what.id);
        kept.delivered_at = what.delivered_at;
        kept.version = what.version;
    }

    std::optional<domain::temperature_log> find_log(const domain::digest& readings_sha256) override {
        for (const auto& each : state_.logs)
            if (each.readings_sha256 == readings_sha256) return each;
        return std::nullopt;
    }
    std::optional<domain::temperature_log> find_newest_log(const domain::shipment_id& shipment) override {
        const domain::temperature_log* newest = nullptr;
        for (const auto& each : state_.logs)
            if (each.shipment == shipment && (newest == nullptr || newest->imported_at <= each.imported_at)) newest = &each;
        return newest == nullptr ? std::nullopt : std::optional(*newest);
    }
    domain::temperature_series read_series(const domain::temperature_log_id& log) override { return state_.series.at(log); }
    bool insert_log(const domain::temperature_log& log, const domain::temperature_series& series, const std::string&) override {
        if (find_log(log.readings_sha256)) return false;
        state_.logs.push_back(log);
        state_.series.emplace(log.id, series);
        return true;
    }
    std::optional<domain::verdict> find_newest_verdict(const domain::shipment_id& shipment) override {
        std::optional<domain::verdict> newest;
        for (const auto& each : state_.verdicts)
            if (each.shipment == shipment && (!newest || newest->number < each.number)) newest = each;
        return newest;
    }
    void insert_verdict(const domain::verdict& given) override { state_.verdicts.push_back(given); }

    std::vector<domain::rule_row> list_rules(const std::string& code) override {
        std::multimap<std::tuple<std::string, std::int64_t, std::chrono::sys_days>, domain::rule_row> sorted;
        for (const auto& each : state_.rules)
            if (code.empty() || each.rule.code == code)
                sorted.emplace(std::tuple(each.rule.code, each.rule.version, std::chrono::sys_days(each.rule.valid_from)), each);
        std::vector<domain::rule_row> found;
        for (const auto& [key, row] : sorted) found.push_back(row);
        return found;
    }
    std::vector<domain::subsidy_rule> lock_published_rules(const std::string& code) override {
        std::vector<domain::subsidy_rule> found;
        for (const auto& each : state_.published)
            if (each.code == code) found.push_back(each);
        return found;
    }
    void insert_published_rule(const domain::subsidy_rule& rule, base::instant) override { state_.published.push_back(rule); }
    void change_rules(const domain::rule_change& change, base::instant now) override {
        for (const auto& closed : change.closed) std::ranges::find(state_.rules, closed)->superseded_at = now;
        state_.rules.insert(state_.rules.end(), change.opened.begin(), change.opened.end());
    }

    std::vector<domain::official_distance> find_distances(int table_version, const std::vector<std::string>& origins,
                                                          const std::vector<std::string>& destinations) override {
        std::vector<domain::official_distance> found;
        for (const auto& each : read_distance_table(table_version))
            if (std::ranges::count(origins, each.origin_county_code) > 0 && std::ranges::count(destinations, each.destination_code) > 0)
                found.push_back(each);
        return found;
    }
    std::vector<domain::official_distance> list_distances(int table_version, const app::distance_filter& filter) override {
        std::vector<domain::official_distance> found;
        for (const auto& each : read_distance_table(table_version)) {
            const bool asked = !filter.origin_county_code || each.origin_county_code == *filter.origin_county_code;
            const bool later = !filter.after || *filter.after < std::pair(each.origin_county_code, each.destination_code);
            if (asked && later && found.size() < filter.limit) found.push_back(each);
        }
        return found;
    }
    std::vector<domain::official_distance> read_distance_table(int table_version) override {
        std::vector<domain::official_distance> found;
        for (const auto& each : state_.distances)
            if (each.table_version == table_version) found.push_back(each);
        std::ranges::sort(found, {},
                          [](const domain::official_distance& each) { return std::pair(each.origin_county_code, each.destination_code); });
        return found;
    }
    void insert_distances(const std::vector<domain::official_distance>& entries, base::instant) override {
        state_.distances.insert(state_.distances.end(), entries.begin(), entries.end());
    }
    int distance_table_on(base::business_date day) override {
        int newest = 0;
        for (const auto& each : state_.distances)
            if (each.valid_from <= day) newest = std::max(newest, each.table_version);
        return newest;
    }

    std::optional<domain::assessment> find_assessment(const domain::assessment_id& id) override {
        for (const auto& each : state_.assessments)
            if (each.id == id) return each;
        return std::nullopt;
    }
    std::vector<domain::assessment> list_assessments(const domain::shipment_id& shipment) override {
        std::vector<domain::assessment> found;
        for (const auto& each : state_.assessments)
            if (each.shipment == shipment) found.push_back(each);
        std::ranges::sort(found, std::greater(), &domain::assessment::number);
        return found;
    }
    void insert_assessment(const domain::assessment& what) override { state_.assessments.push_back(what); }

    void record(const base::event_id&, const domain::event& what) override { state_.events.push_back(what); }

private:
    template <class Map, class Key>
    static std::optional<typename Map::mapped_type> find(const Map& map, const Key& key) {
        const auto found = map.find(key);
        if (found == map.end()) return std::nullopt;
        return found->second;
    }

    fake_state& state_;
};

}  // namespace chuanpin::logistics::tests
