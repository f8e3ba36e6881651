// The service's transaction on one MariaDB session, and the two units of work that open it.
#pragma once

#include "orders/store/agreement/mysql_agreement_store.hpp"
#include "orders/store/agreement/mysql_pairing_store.hpp"
#include "orders/store/agreement/mysql_window_store.hpp"
#include "orders/store/attribution/mysql_attribution_store.hpp"
#include "orders/store/complaint/mysql_complaint_store.hpp"
#include "orders/store/contract/mysql_contract_store.hpp"
#include "orders/store/delivery/mysql_delivery_store.hpp"
#include "orders/store/draft/mysql_draft_store.hpp"
#include "orders/store/fill/mysql_fill_store.hpp"
#include "orders/store/forward/mysql_forward_store.hpp"
#include "orders/store/group/mysql_buyer_group_store.hpp"
#include "orders/store/mysql_offer_store.hpp"
#include "orders/store/mysql_order_store.hpp"
#include "orders/store/mysql_stock_store.hpp"
#include "orders/store/need/mysql_need_store.hpp"
#include "orders/store/payment/mysql_payment_store.hpp"
#include "orders/store/placing_locks.hpp"
#include "orders/store/quotation/mysql_quotation_store.hpp"
#include "orders/store/record/mysql_record_store.hpp"
#include "orders/store/refund/mysql_refund_store.hpp"
#include "orders/store/replacing/mysql_replacement_store.hpp"
#include "orders/store/returning/mysql_return_store.hpp"
#include "orders/store/spending/mysql_spending_store.hpp"
#include "orders/store/standing/mysql_calendar_store.hpp"
#include "orders/store/standing/mysql_standing_store.hpp"
#include "orders/store/stock/mysql_lot_store.hpp"
#include "orders/store/supply/mysql_supply_store.hpp"
#include "orders/store/warehouse/mysql_warehouse_store.hpp"
#include "platform/mysql/transactor.hpp"
#include "platform/mysql/unit_of_work.hpp"

namespace chuanpin::orders::store {

class mysql_transaction final : public app::transaction {
public:
    explicit mysql_transaction(mysql::session& connection)
        : connection_(connection),
          offers_(connection),
          stock_(connection),
          orders_(connection),
          spending_(connection),
          complaints_(connection),
          warehouses_(connection),
          lots_(connection),
          pairings_(connection),
          windows_(connection),
          agreements_(connection),
          deliveries_(connection),
          returns_(connection),
          drafts_(connection),
          contracts_(connection),
          payments_(connection),
          credits_(connection),
          records_(connection),
          quotations_(connection),
          attributions_(connection),
          refunds_(connection),
          supply_(connection),
          calendars_(connection),
          standing_(connection),
          needs_(connection),
          fills_(connection),
          forward_(connection),
          replacements_(connection),
          buyer_groups_(connection) {}
    mysql_transaction(mysql::session& connection, const base::call_context&) : mysql_transaction(connection) {}

    app::offer_store& offers() override { return offers_; }
    app::stock_store& stock() override { return stock_; }
    app::order_store& orders() override { return orders_; }
    app::spending_store& spending() override { return spending_; }
    app::complaint_store& complaints() override { return complaints_; }
    app::warehouse_store& warehouses() override { return warehouses_; }
    app::lot_store& lots() override { return lots_; }
    app::pairing_store& pairings() override { return pairings_; }
    app::window_store& windows() override { return windows_; }
    app::agreement_store& agreements() override { return agreements_; }
    app::delivery_store& deliveries() override { return deliveries_; }
    app::return_store& returns() override { return returns_; }
    app::draft_store& drafts() override { return drafts_; }
    app::contract_store& contracts() override { return contracts_; }
    app::payment_store& payments() override { return payments_; }
    app::credit_store& credits() override { return credits_; }
    app::record_store& records() override { return records_; }
    app::quotation_store& quotations() override { return quotations_; }
    app::attribution_store& attributions() override { return attributions_; }
    app::refund_store& refunds() override { return refunds_; }
    app::supply_store& supply() override { return supply_; }
    app::calendar_store& calendars() override { return calendars_; }
    app::standing_store& standing() override { return standing_; }
    app::need_store& needs() override { return needs_; }
    app::fill_store& fills() override { return fills_; }
    app::placing_locks lock_for_placing(std::span<const domain::organisation_id> organisations, std::span<const domain::budget_id> budgets,
                                        std::span<const domain::product_id> products) override {
        return store::lock_for_placing(connection_, organisations, budgets, products);
    }
    app::forward_store& forward() override { return forward_; }
    app::replacement_store& replacements() override { return replacements_; }
    app::buyer_group_store& buyer_groups() override { return buyer_groups_; }
    void record(std::span<const domain::recorded_event> events) override;

private:
    mysql::session& connection_;
    mysql_offer_store offers_;
    mysql_stock_store stock_;
    mysql_order_store orders_;
    mysql_spending_store spending_;
    mysql_complaint_store complaints_;
    mysql_warehouse_store warehouses_;
    mysql_lot_store lots_;
    mysql_pairing_store pairings_;
    mysql_window_store windows_;
    mysql_agreement_store agreements_;
    mysql_delivery_store deliveries_;
    mysql_return_store returns_;
    mysql_draft_store drafts_;
    mysql_contract_store contracts_;
    mysql_payment_store payments_;
    mysql_credit_store credits_;
    mysql_record_store records_;
    mysql_quotation_store quotations_;
    mysql_attribution_store attributions_;
    mysql_refund_store refunds_;
    mysql_supply_store supply_;
    mysql_calendar_store calendars_;
    mysql_standing_store standing_;
    mysql_need_store needs_;
    mysql_fill_store fills_;
    mysql_forward_store forward_;
    mysql_replacement_store replacements_;
    mysql_buyer_group_store buyer_groups_;
};

using mysql_unit_of_work = mysql::mysql_unit_of_work<app::transaction, mysql_transaction>;

class mysql_batch_unit_of_work final : public app::batch_unit_of_work {
public:
    mysql_batch_unit_of_work(mysql::worker_pool& pool, std::string schema) : transactor_(pool, std::move(schema)) {}
    base::task<std::vector<base::result<base::reply>>> write_batch(base::deadline until, std::vector<base::receipt> claims,
                                                                   batch_work work) override;

private:
    mysql::transactor transactor_;
};

}  // namespace chuanpin::orders::store
