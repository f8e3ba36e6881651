#include "orders/http/returning/requests_json.hpp"

#include <nlohmann/json.hpp>

#include "orders/http/warehouse/warehouse_json.hpp"
#include "platform/json/decode.hpp"

namespace chuanpin::orders::http {
namespace {

constexpr json::list_rule some_lines{.items_min = 1, .items_max = domain::lines_max};

app::receipt_line read_receipt_line(json::object_reader& from) {
    app::receipt_line line{.line = from.id<domain::line_id>("line_id"),
                           .restocked = from.integer("restocked"),
                           .written_off = from.integer("written_off"),
                           .warehouse_code = from.text("warehouse_code", {.length_max = 40})};
    if (!is_warehouse_code(line.warehouse_code)) from.fault("warehouse_code", "invalid-format", "Letters, digits, '-' and '_'.");
    return line;
}

}  // namespace

base::result<domain::return_request> read_return_request(std::string_view body) {
    return json::decode<domain::return_request>(body, {}, [](json::object_reader& from) {
        domain::return_request said;
        said.reason = from.text("reason");
        from.objects("lines", some_lines, [&](json::object_reader& line) {
            said.lines.push_back({line.id<domain::line_id>("line_id"), line.integer("quantity", {.min = 1})});
        });
        return said;
    });
}

base::result<return_answer> read_return_answer(std::string_view body) {
    return json::decode<return_answer>(body, {}, [](json::object_reader& from) {
        const bool agreed = from.boolean("agreed");
        return return_answer{agreed, from.text("words")};
    });
}

base::result<std::vector<app::receipt_line>> read_return_receipt(std::string_view body) {
    return json::decode<std::vector<app::receipt_line>>(body, {}, [](json::object_reader& from) {
        std::vector<app::receipt_line> said;
        from.objects("lines", some_lines, [&](json::object_reader& line) { said.push_back(read_receipt_line(line)); });
        return said;
    });
}

}  // namespace chuanpin::orders::http
