#include "orders/http/draft/requests_json.hpp"

#include <nlohmann/json.hpp>

#include "orders/http/order_readers.hpp"
#include "platform/json/decode.hpp"

namespace chuanpin::orders::http {
namespace {

app::draft_request read_delivery_of(json::object_reader& from) {
    app::draft_request asked;
    from.object("delivery", [&](json::object_reader& delivery) { asked.delivery = read_delivery(delivery); });
    asked.requested_delivery_date = from.date("requested_delivery_date");
    return asked;
}

}  // namespace

base::result<app::draft_request> read_order_draft(std::string_view body) {
    return json::decode<app::draft_request>(body, {}, [](json::object_reader& from) {
        const auto supplier = from.id<domain::organisation_id>("supplier_organisation_id");
        auto asked = read_delivery_of(from);
        asked.supplier = supplier;
        return asked;
    });
}

base::result<app::draft_request> read_draft_change(std::string_view body) {
    return json::decode<app::draft_request>(body, {}, read_delivery_of);
}

base::result<domain::requested_line> read_draft_line(std::string_view body) {
    return json::decode<domain::requested_line>(body, {}, read_replaceable_line);
}

base::result<domain::requested_line> read_draft_line_change(std::string_view body) {
    return json::decode<domain::requested_line>(body, {}, [](json::object_reader& from) {
        auto line = read_line_of(from, {});
        line.delivery_week = read_week(from);
        line.substitutes = read_substitutes(from);
        return line;
    });
}

base::result<app::submission_terms> read_submission(std::string_view body) {
    if (body.empty()) return app::submission_terms{};
    return json::decode<app::submission_terms>(body, {}, [](json::object_reader& from) {
        app::submission_terms terms{.payment = read_terms(from)};
        terms.contract = from.optional_boolean("contract").value_or(false);
        terms.quotation = from.optional_id<domain::quotation_id>("quotation_id");
        return terms;
    });
}

}  // namespace chuanpin::orders::http
