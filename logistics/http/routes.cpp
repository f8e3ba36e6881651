#include "logistics/http/routes.hpp"

#include "platform/http/route_table.hpp"

namespace chuanpin::logistics::http {

namespace {

using chuanpin::http::access;
using chuanpin::http::audience;
using chuanpin::http::if_match;
using chuanpin::http::method;
using chuanpin::http::route;

constexpr access everybody{audience::everyone, {}};
constexpr access readers{audience::signed_in, "shipments:read"};
constexpr access carriers{audience::signed_in, "shipments:write"};
constexpr std::size_t json_bytes_max = std::size_t{16} << 10;
// 50,000 readings of at most 40 bytes.
constexpr std::size_t temperature_log_bytes_max = std::size_t{2} << 20;

constexpr route table[] = {
    {method::post, "/v1/shipments", "create_shipment", carriers, true, json_bytes_max},
    {method::get, "/v1/shipments", "list_shipments", readers},
    {method::get, "/v1/shipments/{shipment_id}", "get_shipment", readers},
    route{method::post, "/v1/shipments/{shipment_id}/delivery", "record_delivery", carriers, true, json_bytes_max}.with(if_match::optional),
    {method::post, "/v1/shipments/{shipment_id}/temperature-logs", "import_temperature_log", carriers, true, temperature_log_bytes_max,
     "text/csv"},
    {method::get, "/v1/shipments/{shipment_id}/verdict", "get_verdict", readers},
    {method::post, "/v1/shipments/{shipment_id}/subsidy-assessments", "assess_subsidy", carriers, true, json_bytes_max},
    {method::get, "/v1/shipments/{shipment_id}/subsidy-assessments", "list_subsidy_assessments", readers},
    {method::get, "/v1/subsidy-rules", "list_subsidy_rules", everybody},
    {method::get, "/v1/distances", "list_distances", everybody},
};

}  // namespace

std::span<const route> routes() { return table; }

const route& route_named(std::string_view name) { return chuanpin::http::route_named(table, name); }

}  // namespace chuanpin::logistics::http
