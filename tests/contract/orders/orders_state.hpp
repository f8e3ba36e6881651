// What the fake of orders keeps in memory.
#pragma once

#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "orders/app/ports.hpp"
#include "orders/domain/group/group_fill.hpp"
#include "orders/domain/offer/catalogue_news.hpp"
#include "tests/contract/orders/fake_agreements.hpp"
#include "tests/contract/orders/fake_contracts.hpp"
#include "tests/contract/orders/fake_deliveries.hpp"
#include "tests/contract/orders/fake_demand.hpp"
#include "tests/contract/orders/fake_drafts.hpp"
#include "tests/contract/orders/fake_needs.hpp"
#include "tests/contract/orders/fake_payments.hpp"
#include "tests/contract/orders/fake_quotations.hpp"

namespace chuanpin::tests {

namespace domain = orders::domain;
namespace app = orders::app;

struct known_capacity {
    domain::forward_capacity what{};
    std::int64_t revision = 0;
};

struct orders_state {
    std::map<domain::product_id, domain::product_facts> products;
    std::map<domain::offer_id, domain::offer_knowledge> offers;
    std::map<std::string, domain::mark_known> certificates;
    std::map<domain::product_id, domain::listing_known> listings;
    std::map<domain::lot_id, domain::lot_known> goods;
    std::map<std::tuple<std::string, std::string, std::string, std::int64_t>, domain::harvest_announcement> harvests;
    std::map<domain::warehouse_id, domain::warehouse> warehouses;
    std::map<domain::stock_key, domain::stock_level> levels;
    std::map<std::pair<domain::stock_key, domain::lot_id>, domain::stock_lot> lots_in_stock;
    std::map<domain::lot_id, domain::lot> lots;
    std::vector<domain::movement> movements;
    std::map<domain::order_id, domain::order> orders;
    std::map<domain::budget_id, domain::budget> budgets;
    std::map<std::pair<domain::organisation_id, std::optional<domain::unit_id>>, domain::purchasing_rules> rules;
    std::map<std::pair<domain::order_id, int>, domain::approval> approvals;
    std::map<domain::complaint_id, domain::complaint> complaints;
    agreements_state agreements;
    std::map<domain::order_delivery_id, domain::delivery> deliveries;
    std::map<domain::return_id, domain::goods_return> returns;
    drafts_state drafts;
    contracts_state contracts;
    payments_state payments;
    quotations_state quotations;
    std::map<domain::correction_id, domain::correction> corrections;
    std::vector<domain::attribution_entry> attribution_entries;
    demand_state demand;
    needs_state needs;
    std::map<domain::fill_id, domain::need_fill> fills;
    std::map<std::pair<domain::fill_id, int>, base::instant> shares_ordered_at;
    std::map<domain::product_id, domain::product_known> kinds;
    std::map<domain::capacity_key, known_capacity> capacities;
    std::map<domain::order_id, base::business_date> late_goods;
    std::map<domain::buyer_group_id, domain::buyer_group> groups;
    std::map<domain::group_fill_id, domain::group_fill> group_fills;
    std::vector<std::string> journal;  ///< types of the events
};

}  // namespace chuanpin::tests
