#include "logistics/consumers/order_event_json.hpp"

#include <stdexcept>

#include <nlohmann/json.hpp>

#include "platform/json/reader.hpp"

namespace chuanpin::logistics::consumers {

namespace {

constexpr json::list_rule all_lines{.items_min = 1, .items_max = 2'000};
constexpr json::integer_rule any_temperature{.min = -273'150, .max = 1'000'000};

json::value parse(const std::string& data) {
    auto document = json::parse(data, {.bytes_max = std::size_t{16} << 20, .values_max = 200'000});
    if (!document) throw std::runtime_error("an event of orders is no JSON: " + document.error().detail);
    return *std::move(document);
}

// Everything but members that we do not know.
void refuse_faults(json::object_reader& reader) {
    const auto done = reader.finish();
    if (done) return;
    std::string faults;
    for (const auto& each : done.error().fields)
        if (each.code != "unknown-field") faults += " " + each.pointer + " (" + each.code + ")";
    if (!faults.empty()) throw std::runtime_error("an event of orders cannot be read:" + faults);
}

domain::dispatched_line read_line(json::object_reader& reader) {
    domain::dispatched_line line;
    line.id = reader.id<domain::line_id>("line_id");
    line.product = reader.id<domain::product_id>("product_id");
    line.name_zh = reader.text("name_zh");
    line.quantity = reader.integer("quantity", {.min = 1});
    line.unit_net_mass_g = reader.optional_integer("unit_net_mass_g", {.min = 1}).value_or(0);  // a service weighs nothing
    reader.object("storage", [&](json::object_reader& storage) {
        line.storage_class = storage.optional_text("class", {.length_max = 32}).value_or("");
        line.storage.min_mc = storage.optional_integer("min_mc", any_temperature);
        line.storage.max_mc = storage.optional_integer("max_mc", any_temperature);
    });
    line.origin_county_code = reader.text("origin_county_code", {.length_max = 12});
    line.certificate_number = reader.optional_text("certificate_number", {.length_max = 16});
    return line;
}

void read_head(json::object_reader& reader, domain::dispatched_order& order) {
    order.id = reader.id<domain::order_id>("order_id");
    order.buyer = reader.id<base::organisation_id>("buyer_organisation_id");
    order.supplier = reader.id<base::organisation_id>("supplier_organisation_id");
    order.delivery_county_code = reader.text("delivery_county_code", {.length_max = 12});
}

void read_accepted(json::object_reader& reader, accepted_order& accepted) {
    accepted.accepted_at = reader.instant("accepted_at");
    reader.objects("lines", all_lines, [&](json::object_reader& line) {
        accepted.lines.push_back({line.id<domain::line_id>("line_id"), line.integer("accepted_quantity"), line.integer("rejected_quantity"),
                                  line.optional_integer("accepted_g")});
    });
}

}  // namespace

bool told_by_deliveries(const std::string& data) {
    const auto document = parse(data);
    return json::object_reader(document).optional_integer("deliveries").value_or(0) > 0;
}

domain::dispatched_order decode_dispatched(const std::string& data) {
    const auto document = parse(data);
    json::object_reader reader(document);
    domain::dispatched_order order;
    read_head(reader, order);
    order.delivery = domain::whole_delivery_of(order.id);
    order.dispatched_at = reader.instant("dispatched_at");
    reader.objects("lines", all_lines, [&](json::object_reader& line) { order.lines.push_back(read_line(line)); });
    refuse_faults(reader);
    return order;
}

accepted_order decode_accepted(const std::string& data) {
    const auto document = parse(data);
    json::object_reader reader(document);
    accepted_order accepted;
    accepted.delivery = domain::whole_delivery_of(reader.id<domain::order_id>("order_id"));
    read_accepted(reader, accepted);
    refuse_faults(reader);
    return accepted;
}

domain::dispatched_order decode_shipped_delivery(const std::string& data) {
    const auto document = parse(data);
    json::object_reader reader(document);
    domain::dispatched_order order;
    read_head(reader, order);
    order.delivery = reader.id<domain::delivery_id>("delivery_id");
    order.dispatched_at = reader.instant("shipped_at");
    reader.objects("lines", all_lines, [&](json::object_reader& line) { order.lines.push_back(read_line(line)); });
    refuse_faults(reader);
    return order;
}

accepted_order decode_accepted_delivery(const std::string& data) {
    const auto document = parse(data);
    json::object_reader reader(document);
    accepted_order accepted;
    accepted.delivery = reader.id<domain::delivery_id>("delivery_id");
    read_accepted(reader, accepted);
    refuse_faults(reader);
    return accepted;
}

}  // namespace chuanpin::logistics::consumers
