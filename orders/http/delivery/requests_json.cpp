#include "orders/http/delivery/requests_json.hpp"

#include <nlohmann/json.hpp>

#include "platform/json/decode.hpp"

namespace chuanpin::orders::http {

base::result<domain::shipping> read_shipping(std::string_view body) {
    return json::decode<domain::shipping>(body, {}, [](json::object_reader& from) {
        domain::shipping said;
        said.all = from.optional_boolean("all").value_or(false);
        if (!said.all)
            from.objects("lines", {.items_min = 1, .items_max = domain::lines_max}, [&](json::object_reader& line) {
                said.lines.push_back({line.id<domain::line_id>("line_id"), line.integer("quantity", {.min = 1})});
            });
        else if (from.present("lines"))
            from.fault("lines", "unexpected", "Either all or lines.");
        return said;
    });
}

base::result<bool> read_agreed(std::string_view body) {
    return json::decode<bool>(body, {}, [](json::object_reader& from) { return from.boolean("agreed"); });
}

}  // namespace chuanpin::orders::http
