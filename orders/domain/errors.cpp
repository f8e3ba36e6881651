#include "orders/domain/errors.hpp"

#include <utility>

#include <fmt/format.h>

#include "orders/domain/agreement/errors.hpp"
#include "orders/domain/attribution/errors.hpp"
#include "orders/domain/complaint/errors.hpp"
#include "orders/domain/contract/errors.hpp"
#include "orders/domain/delivery/errors.hpp"
#include "orders/domain/draft/errors.hpp"
#include "orders/domain/eligibility/errors.hpp"
#include "orders/domain/forward/errors.hpp"
#include "orders/domain/group/errors.hpp"
#include "orders/domain/need/errors.hpp"
#include "orders/domain/order/replacement_errors.hpp"
#include "orders/domain/payment/errors.hpp"
#include "orders/domain/quotation/errors.hpp"
#include "orders/domain/record/errors.hpp"
#include "orders/domain/refund/errors.hpp"
#include "orders/domain/returning/errors.hpp"
#include "orders/domain/standing/errors.hpp"
#include "orders/domain/supply/errors.hpp"

namespace chuanpin::orders::domain {
namespace {

using base::error_kind;
using row = base::error_definition;

constexpr row delivery_date_past_row{"delivery-date-past", error_kind::unprocessable, "要求送达日期已过",
                                     "The requested delivery date has passed"};
constexpr row duplicate_lines_row{"duplicate-lines", error_kind::unprocessable, "同一报价出现在多行",
                                  "The same offer stands in several lines"};
constexpr row offer_not_yet_known_row{"offer-not-yet-known", error_kind::unavailable, "该报价版本尚未同步",
                                      "This version of the offer is not known yet"};
constexpr row offers_behind_row{"offers-behind", error_kind::unavailable, "报价信息同步滞后",
                                "The offers known here are too old to sell by"};
constexpr row offer_changed_row{"offer-changed", error_kind::conflict, "报价已更新", "The offer has changed"};
constexpr row offer_expired_row{"offer-expired", error_kind::conflict, "报价已失效", "The offer is not in force"};
constexpr row several_suppliers_row{"order-of-several-suppliers", error_kind::unprocessable, "一张订单只能有一个供应商",
                                    "An order has one supplier"};
constexpr row below_minimum_row{"below-minimum-quantity", error_kind::unprocessable, "低于起订量", "Less than the minimum quantity"};
constexpr row amount_too_large_row{"order-amount-too-large", error_kind::unprocessable, "订单金额过大", "The order's amount is too large"};
constexpr row outside_area_row{"outside-delivery-area", error_kind::unprocessable, "收货地不在配送范围内",
                               "The place of delivery is outside of the delivery area"};
constexpr row channel_not_offered_row{"channel-not-offered", error_kind::unprocessable, "报价不通过该渠道销售",
                                      "The offer is not sold by this channel"};
constexpr row insufficient_stock_row{"insufficient-stock", error_kind::conflict, "库存不足", "Not enough in stock"};

constexpr row order_not_found_row{"order-not-found", error_kind::not_found, "没有这张订单", "No such order"};
constexpr row state_conflict_row{"order-state-conflict", error_kind::conflict, "订单当前状态不允许此操作",
                                 "The order's state does not allow it"};
constexpr row party_forbidden_row{"order-party-forbidden", error_kind::forbidden, "此操作应由另一方进行",
                                  "This is for the other party to do"};
constexpr row hold_expired_row{"hold-expired", error_kind::conflict, "占用已过期", "The hold on the stock has expired"};
constexpr row hold_not_expired_row{"hold-not-expired", error_kind::conflict, "占用尚未过期", "The hold on the stock has not expired"};
constexpr row offer_withdrawn_row{"offer-withdrawn", error_kind::conflict, "报价已被撤回", "The offer was withdrawn"};
constexpr row not_authorised_row{"product-not-authorised", error_kind::conflict, "没有有效的授权使用证书",
                                 "No certificate lets the product carry the mark"};
constexpr row acceptance_invalid_row{"acceptance-invalid", error_kind::unprocessable, "验收内容不正确",
                                     "The acceptance does not fit the order"};

constexpr row rated_already_row{"rated-already", error_kind::conflict, "该订单已评价", "The order is rated already"};

constexpr row product_not_yet_known_row{"product-not-yet-known", error_kind::unavailable, "该产品尚未同步", "The product is not known yet"};
constexpr row product_not_found_row{"product-not-found", error_kind::not_found, "没有这个产品", "No such product"};
constexpr row stock_too_large_row{"stock-too-large", error_kind::unprocessable, "库存数量过大", "The stock would be too large"};
constexpr row warehouse_code_taken_row{"warehouse-code-taken", error_kind::conflict, "仓库编码已存在", "There is a warehouse of this code"};
constexpr row warehouse_not_found_row{"warehouse-not-found", error_kind::not_found, "没有这个仓库", "No such warehouse"};
constexpr row warehouse_closed_row{"warehouse-closed", error_kind::conflict, "仓库已停用", "The warehouse is closed"};
constexpr row warehouse_not_empty_row{"warehouse-not-empty", error_kind::conflict, "仓库尚有库存", "There are goods in the warehouse"};

constexpr row lot_not_yet_known_row{"lot-not-yet-known", error_kind::unavailable, "该批次尚未同步", "The lot is not known yet"};
constexpr row lot_not_found_row{"lot-not-found", error_kind::not_found, "没有这个批次", "No such lot"};
constexpr row lot_expired_row{"lot-expired", error_kind::conflict, "批次已过期", "The lot has expired"};
constexpr row lot_of_other_units_row{"lot-of-other-units", error_kind::conflict, "该批次已按另一净含量入库",
                                     "The lot is in stock in units of another mass"};
constexpr row lot_exceeded_row{"lot-exceeded", error_kind::conflict, "入库数量超过该批次的收购量", "More than was delivered into the lot"};
constexpr row lot_dates_invalid_row{"lot-dates-invalid", error_kind::unprocessable, "批次日期不正确", "The dates of the lot do not fit"};
constexpr row too_many_lots_row{"too-many-lots", error_kind::conflict, "该产品在此仓库的批次过多",
                                "Too many lots of the product in this warehouse"};
constexpr row same_warehouse_row{"same-warehouse", error_kind::unprocessable, "调出与调入仓库相同", "Both ends are the same warehouse"};
constexpr row stock_taking_invalid_row{"stock-taking-invalid", error_kind::unprocessable, "盘点内容不正确",
                                       "The stock-taking does not fit the stock"};
constexpr row nothing_expired_row{"nothing-expired", error_kind::conflict, "没有可报损的过期批次",
                                  "Nothing that can be written off has expired"};
constexpr row client_log_invalid_row{"client-log-invalid", error_kind::invalid_input, "客户端日志无法读取",
                                     "The client's log cannot be read"};
constexpr row hold_cap_exceeded_row{"hold-cap-exceeded", error_kind::conflict, "未确认占用超过上限",
                                    "More would be held unconfirmed than one organisation may"};

constexpr row table[] = {
    delivery_date_past_row,   duplicate_lines_row,     offer_not_yet_known_row, offers_behind_row,        offer_changed_row,
    offer_expired_row,        several_suppliers_row,   below_minimum_row,       amount_too_large_row,     outside_area_row,
    channel_not_offered_row,  insufficient_stock_row,  order_not_found_row,     state_conflict_row,       party_forbidden_row,
    hold_expired_row,         hold_not_expired_row,    offer_withdrawn_row,     acceptance_invalid_row,   product_not_yet_known_row,
    product_not_found_row,    stock_too_large_row,     not_authorised_row,      warehouse_code_taken_row, warehouse_not_found_row,
    warehouse_closed_row,     warehouse_not_empty_row, lot_not_yet_known_row,   lot_not_found_row,        lot_expired_row,
    lot_of_other_units_row,   lot_exceeded_row,        lot_dates_invalid_row,   too_many_lots_row,        same_warehouse_row,
    stock_taking_invalid_row, nothing_expired_row,     client_log_invalid_row,  hold_cap_exceeded_row,    rated_already_row,
};

base::error with_fields(const row& of, std::string detail, std::vector<base::field_error> fields) {
    auto error = base::make_error(of, std::move(detail));
    error.fields = std::move(fields);
    return error;
}

base::error again_in_a_second(base::error error) {
    error.retry_after = std::chrono::seconds(1);
    return error;
}

}  // namespace

std::span<const base::error_definition> error_table() {
    static const auto whole = [] {
        std::vector<base::error_definition> rows(std::begin(table), std::end(table));
        for (const auto part :
             {spending_errors(), complaint_errors(), agreement_error_table(), delivery_errors(), return_errors(), eligibility_errors(),
              record_errors(), draft_errors(), contract_errors(), payment_errors(), quotation_errors(), attribution_errors(),
              refund_errors(), supply_errors(), standing_errors(), need_errors(), forward_errors(), replacement_errors(), group_errors()})
            rows.insert(rows.end(), part.begin(), part.end());
        return rows;
    }();
    return whole;
}

namespace errors {

base::error delivery_date_past(base::business_date asked) {
    return with_fields(delivery_date_past_row, fmt::format("{} has passed.", base::to_text(asked)),
                       {{"/requested_delivery_date", "past", "Must be today or later."}});
}
base::error duplicate_lines(faults lines) {
    return with_fields(duplicate_lines_row, "Each offer may stand in one line, and in one more that waits for its harvest.",
                       std::move(lines));
}
base::error offer_not_yet_known(faults lines) {
    return again_in_a_second(
        with_fields(offer_not_yet_known_row, "The catalogue's news has not arrived here yet. Try again in a moment.", std::move(lines)));
}
base::error offers_behind() {
    return again_in_a_second(
        base::make_error(offers_behind_row, "The catalogue's news has not arrived here for too long, so nothing is sold by old prices."));
}
base::error offer_changed(const offer_version& in_force, base::fen unit_price, faults lines) {
    auto error = with_fields(offer_changed_row, "Another version is in force than the one that was seen.", std::move(lines));
    error.facts = {{"offer_id", base::to_wire(in_force.offer)},
                   {"offer_version", std::to_string(in_force.version)},
                   {"unit_price_fen", std::to_string(unit_price.value)}};
    return error;
}
base::error offer_expired(faults lines) {
    return with_fields(offer_expired_row, "No version of the offer is in force now.", std::move(lines));
}
base::error order_of_several_suppliers(faults lines) {
    return with_fields(several_suppliers_row, "All lines must be offers of the supplier that the order names.", std::move(lines));
}
base::error below_minimum_quantity(faults lines) {
    return with_fields(below_minimum_row, "A line asks for less than the minimum quantity.", std::move(lines));
}
base::error order_amount_too_large(std::size_t line) {
    return with_fields(amount_too_large_row, "The amount passes 2^53 - 1 fen.",
                       {{fmt::format("/lines/{}/quantity", line), "out-of-range", "Too large an amount."}});
}
base::error outside_delivery_area(faults lines) {
    lines.insert(lines.begin(), {"/delivery/county_code", "outside-delivery-area", "Not every line is delivered to this county."});
    return with_fields(outside_area_row, "A line's offer is not delivered to the county of the order.", std::move(lines));
}
base::error channel_not_offered(faults lines) {
    return with_fields(channel_not_offered_row, "A line names a channel that its offer does not have.", std::move(lines));
}
base::error insufficient_stock(std::int64_t available, product_id product, faults lines) {
    auto error = with_fields(insufficient_stock_row, fmt::format("Only {} are available.", available), std::move(lines));
    error.facts = {{"available", std::to_string(available)}, {"product_id", base::to_wire(product)}};
    return error;
}

base::error order_not_found(std::string_view id) { return base::make_error(order_not_found_row, fmt::format("There is no order {}.", id)); }
base::error order_state_conflict(order_id id, order_status status, order_action action) {
    auto error = base::make_error(state_conflict_row,
                                  fmt::format("Order {} is {}; {} is not possible.", base::to_wire(id), name_of(status), name_of(action)));
    error.facts.emplace_back("order_status", name_of(status));
    return error;
}
base::error order_party_forbidden(order_status status, order_action action) {
    return base::make_error(party_forbidden_row,
                            fmt::format("While the order is {}, {} is not for your side to do.", name_of(status), name_of(action)));
}
base::error hold_expired(order_id id) {
    return base::make_error(hold_expired_row,
                            fmt::format("Order {} was not confirmed in time; what it held is given back.", base::to_wire(id)));
}
base::error hold_not_expired(order_id id) {
    return base::make_error(hold_not_expired_row, fmt::format("The hold of order {} still stands.", base::to_wire(id)));
}
base::error offer_withdrawn(faults lines) {
    return with_fields(offer_withdrawn_row, "An offer was withdrawn after the order was placed; the order can only be cancelled.",
                       std::move(lines));
}
base::error product_not_authorised(faults lines) {
    return with_fields(not_authorised_row, "Only what is under a certificate that authorises it today is sold here.", std::move(lines));
}
base::error acceptance_invalid(faults lines) {
    return with_fields(acceptance_invalid_row, "The acceptance does not fit what was shipped.", std::move(lines));
}

base::error rated_already(order_id id) {
    return base::make_error(rated_already_row, fmt::format("Order {} was rated; a rating is not changed.", base::to_wire(id)));
}

base::error product_not_yet_known(product_id id) {
    return again_in_a_second(base::make_error(
        product_not_yet_known_row, fmt::format("Product {} is not published, or its news has not arrived here yet.", base::to_wire(id))));
}
base::error product_not_found(product_id id) {
    return base::make_error(product_not_found_row, fmt::format("There is no product {}.", base::to_wire(id)));
}
base::error stock_too_large() { return base::make_error(stock_too_large_row, "No stock may pass 2^53 - 1 trade units."); }
base::error lot_not_yet_known(lot_id id) {
    return again_in_a_second(base::make_error(lot_not_yet_known_row,
                                              fmt::format("Lot {} is not open, or its news has not arrived here yet.", base::to_wire(id))));
}
base::error lot_not_found(lot_id id) {
    return base::make_error(lot_not_found_row, fmt::format("There is no lot {} of this product.", base::to_wire(id)));
}
base::error lot_expired(const lot& what) {
    return base::make_error(lot_expired_row, fmt::format("Lot {} was good until {}.", what.number, base::to_text(*what.expires_on)));
}
base::error lot_of_other_units(const lot& what) {
    return base::make_error(
        lot_of_other_units_row,
        fmt::format("The trade units of lot {} have {} g each; the product's have another mass now.", what.number, *what.unit_net_mass_g));
}
base::error lot_exceeded(const lot& what, std::int64_t room) {
    auto error = with_fields(lot_exceeded_row,
                             fmt::format("{} g were delivered into lot {}: {} more trade units fit.", *what.intake_g, what.number, room),
                             {{"/quantity", "lot-exceeded", fmt::format("At most {}.", room)}});
    error.facts = {{"room", std::to_string(room)}};
    return error;
}
base::error lot_dates_invalid(faults dates) {
    return with_fields(lot_dates_invalid_row, "The dates of the lot do not fit.", std::move(dates));
}
base::error too_many_lots() {
    return base::make_error(too_many_lots_row, fmt::format("A product has at most {} lots in a warehouse.", lots_of_level_max));
}
base::error same_warehouse() {
    return with_fields(same_warehouse_row, "A transfer goes from one warehouse to another.",
                       {{"/to_warehouse_code", "same", "Name another warehouse."}});
}
base::error stock_taking_invalid(faults counts) {
    return with_fields(stock_taking_invalid_row, "What was counted does not fit what is written down.", std::move(counts));
}
base::error nothing_expired() { return base::make_error(nothing_expired_row, "No lot that nobody holds has expired here."); }
base::error client_log_invalid(faults lines) {
    return with_fields(client_log_invalid_row, "Lines of the client's log cannot be read.", std::move(lines));
}
base::error hold_cap_exceeded(std::int64_t cap, std::int64_t held, faults lines) {
    auto error =
        with_fields(hold_cap_exceeded_row,
                    fmt::format("At most {} may be held until the supplier confirms; {} are held already.", cap, held), std::move(lines));
    error.facts = {{"cap", std::to_string(cap)}, {"held", std::to_string(held)}};
    return error;
}
base::error warehouse_code_taken(std::string_view code) {
    return with_fields(warehouse_code_taken_row, fmt::format("There is a warehouse {} already.", code),
                       {{"/code", "taken", "Another warehouse of yours has this code."}});
}
base::error warehouse_not_found(std::string_view which) {
    return base::make_error(warehouse_not_found_row, fmt::format("There is no warehouse {}.", which));
}
base::error warehouse_closed(std::string_view code) {
    return base::make_error(warehouse_closed_row, fmt::format("Warehouse {} is closed.", code));
}
base::error warehouse_not_empty(std::string_view code, std::int64_t on_hand) {
    return base::make_error(warehouse_not_empty_row, fmt::format("There are {} trade units in warehouse {}.", on_hand, code));
}

}  // namespace errors
}  // namespace chuanpin::orders::domain
