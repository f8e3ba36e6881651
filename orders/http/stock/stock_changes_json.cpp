#include "orders/http/stock/stock_changes_json.hpp"

#include <nlohmann/json.hpp>

#include "orders/http/page_text.hpp"
#include "orders/http/views.hpp"
#include "orders/http/warehouse/warehouse_json.hpp"
#include "platform/json/reader.hpp"

namespace chuanpin::orders::http {
namespace {

std::string read_warehouse_code(json::object_reader& from, std::string_view name) {
    auto code = from.text(name, {.length_max = domain::warehouse_code_length_max});
    if (!is_warehouse_code(code)) from.fault(name, "invalid-format", "Letters, digits, '-' and '_'.");
    return code;
}

domain::lot_id read_lot_id(json::object_reader& from) { return from.optional_id<domain::lot_id>("lot_id").value_or(domain::unnamed_lot); }

domain::lot_count read_count(json::object_reader& from) {
    domain::lot_count count{.lot = read_lot_id(from), .counted = from.integer("counted")};
    if (const auto cause = from.optional_choice("cause", {"spoilage", "loss", "found", "correction"}))
        count.cause = domain::movement_causes[*cause + 1];
    return count;
}

std::optional<std::string> text_of(domain::lot_id lot) {
    if (lot == domain::unnamed_lot) return std::nullopt;
    return base::to_wire(lot);
}

void write_lot(json::writer& out, const app::shown_lot& what) {
    const auto text = [](const std::optional<base::business_date>& day) { return day ? std::optional(base::to_text(*day)) : std::nullopt; };
    out.begin_object()
        .member("product_id", base::to_wire(what.stock.key.product))
        .member("warehouse_id", base::to_wire(what.stock.key.warehouse))
        .member("warehouse_code", what.warehouse_code)
        .member("lot_id", text_of(what.stock.lot))
        .member("source", what.source ? std::optional(std::string(domain::name_of(*what.source))) : std::nullopt)
        .member("number", what.number)
        .member("harvested_on", text(what.stock.harvested_on))
        .member("expires_on", text(what.stock.expires_on))
        .member("on_hand", what.stock.on_hand)
        .member("reserved", what.stock.reserved)
        .member("available", what.stock.available())
        .end_object();
}

void write_change(json::writer& out, const domain::movement& what) {
    out.begin_object()
        .member("kind", domain::name_of(what.kind))
        .member("warehouse_id", base::to_wire(what.key.warehouse))
        .member("lot_id", text_of(what.lot))
        .member("quantity", what.quantity)
        .member("cause",
                what.cause == domain::movement_cause::none ? std::nullopt : std::optional(std::string(domain::name_of(what.cause))))
        .member("transfer_id", what.transfer ? std::optional(base::to_wire(*what.transfer)) : std::nullopt)
        .end_object();
}

}  // namespace

base::result<app::stock_transfer> read_stock_transfer(std::string_view body) {
    const auto document = json::parse(body);
    if (!document) return base::refusal(document.error());
    json::object_reader from(*document);
    app::stock_transfer asked;
    asked.product = from.id<domain::product_id>("product_id");
    asked.from_warehouse_code = read_warehouse_code(from, "from_warehouse_code");
    asked.to_warehouse_code = read_warehouse_code(from, "to_warehouse_code");
    asked.lot = read_lot_id(from);
    asked.quantity = from.integer("quantity", {.min = 1});
    asked.reason = from.text("reason");
    if (auto fine = from.finish(); !fine) return base::refusal(std::move(fine.error()));
    return asked;
}

base::result<app::stock_taking> read_stock_taking(std::string_view body) {
    const auto document = json::parse(body);
    if (!document) return base::refusal(document.error());
    json::object_reader from(*document);
    app::stock_taking asked;
    asked.product = from.id<domain::product_id>("product_id");
    asked.warehouse_code = read_warehouse_code(from, "warehouse_code");
    from.objects("counts", {.items_min = 1, .items_max = domain::counted_lots_max},
                 [&](json::object_reader& count) { asked.counts.push_back(read_count(count)); });
    asked.reason = from.text("reason");
    if (auto fine = from.finish(); !fine) return base::refusal(std::move(fine.error()));
    return asked;
}

base::result<app::stock_write_off> read_stock_write_off(std::string_view body) {
    const auto document = json::parse(body);
    if (!document) return base::refusal(document.error());
    json::object_reader from(*document);
    app::stock_write_off asked;
    asked.product = from.id<domain::product_id>("product_id");
    asked.warehouse_code = read_warehouse_code(from, "warehouse_code");
    asked.reason = from.text("reason");
    if (auto fine = from.finish(); !fine) return base::refusal(std::move(fine.error()));
    return asked;
}

std::string encode_changed_stock(const app::changed_stock& what) {
    std::string text;
    json::writer out(text);
    out.begin_object().begin_array("movements");
    for (const auto& each : what.movements) write_change(out, each);
    out.end_array().begin_array("levels");
    for (const auto& each : what.levels) write_level(out, each);
    out.end_array().end_object();
    return text;
}

std::string encode_lots(std::span<const app::shown_lot> page, const std::string& next_cursor) {
    return encode_page(page, next_cursor, write_lot);
}

}  // namespace chuanpin::orders::http
