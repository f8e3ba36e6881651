#include <nlohmann/json.hpp>

#include "logistics/http/parts_json.hpp"
#include "logistics/http/views_json.hpp"
#include "platform/base/encoding.hpp"
#include "platform/crypto/hash.hpp"

namespace chuanpin::logistics::http {

namespace {

json_object object_of(const domain::shipment& what) {
    return {{"id", base::to_wire(what.id)},
            {"order_id", base::to_wire(what.order)},
            {"delivery_id", base::to_wire(what.delivery)},
            {"buyer_organisation_id", base::to_wire(what.buyer)},
            {"supplier_organisation_id", base::to_wire(what.supplier)},
            {"status", domain::name_of(what.status())},
            {"vehicle", {{"plate", what.carried_by.plate}, {"kind", domain::name_of(what.carried_by.kind)}}},
            {"logger_id", what.logger_id},
            {"logger_accuracy_mc", or_null(what.logger_accuracy_mc)},
            {"distance_m", or_null(what.declared_distance_m)},
            {"loaded_at", base::to_rfc3339(what.loaded_at)},
            {"delivered_at", or_null(what.delivered_at)},
            {"created_at", base::to_rfc3339(what.created_at)},
            {"version", what.version}};
}

}  // namespace

std::string encode(const domain::shipment& what) { return json::dump(object_of(what)); }

std::string encode(const app::page<domain::shipment>& page, const std::string& next_cursor) {
    auto data = json_object::array();
    for (const auto& each : page.items) data.push_back(object_of(each));
    return json::dump(page_object(std::move(data), next_cursor));
}

std::string encode(const app::temperature_log_view& view) {
    const auto& log = view.log;
    return json::dump(json_object{{"id", base::to_wire(log.id)},
                                  {"shipment_id", base::to_wire(log.shipment)},
                                  {"file_sha256", base::to_hex(crypto::as_text(log.file_sha256))},
                                  {"readings_sha256", base::to_hex(crypto::as_text(log.readings_sha256))},
                                  {"reading_count", log.reading_count},
                                  {"first_at", base::to_rfc3339(log.first_at)},
                                  {"last_at", base::to_rfc3339(log.last_at)},
                                  {"min_mc", log.min_mc},
                                  {"max_mc", log.max_mc},
                                  {"imported_at", base::to_rfc3339(log.imported_at)},
                                  {"verdict", view.given ? json_object(domain::name_of(view.given->given.kind)) : json_object(nullptr)}});
}

}  // namespace chuanpin::logistics::http
