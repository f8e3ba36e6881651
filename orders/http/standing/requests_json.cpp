#include "orders/http/standing/requests_json.hpp"

#include <nlohmann/json.hpp>

#include "orders/http/order_readers.hpp"
#include "platform/json/decode.hpp"

namespace chuanpin::orders::http {
namespace {

constexpr json::text_rule a_name{.length_max = 100};

domain::day_range range_in(json::object_reader& from) {
    const auto first = from.date("from");
    return {first, from.date("to")};
}

int weekday_in(json::object_reader& from) {
    return static_cast<int>(from.integer("weekday", {.min = 1, .max = domain::weekdays_of_a_week}));
}

}  // namespace

base::result<domain::school_calendar> read_school_calendar(std::string_view body) {
    return json::decode<domain::school_calendar>(body, {}, [](json::object_reader& from) {
        domain::school_calendar asked;
        asked.name = from.text("name", a_name);
        from.objects("terms", {.items_min = 1, .items_max = domain::calendar_terms_max},
                     [&](json::object_reader& each) { asked.terms.push_back(range_in(each)); });
        from.objects("free_days", {.items_max = domain::calendar_free_max},
                     [&](json::object_reader& each) { asked.free.push_back(range_in(each)); });
        from.objects("moved_days", {.items_max = domain::calendar_moved_max}, [&](json::object_reader& each) {
            const auto day = each.date("day");
            asked.moved.push_back({day, weekday_in(each)});
        });
        return asked;
    });
}

base::result<domain::standing_plan> read_standing_plan(std::string_view body) {
    return json::decode<domain::standing_plan>(body, {}, [](json::object_reader& from) {
        domain::standing_plan plan;
        plan.name = from.text("name", a_name);
        plan.supplier = from.id<domain::organisation_id>("supplier_organisation_id");
        plan.calendar = from.id<domain::school_calendar_id>("calendar_id");
        from.object("delivery", [&](json::object_reader& delivery) { plan.delivery = read_delivery(delivery); });
        plan.lead_days = from.integer("lead_days", {.min = 0, .max = domain::lead_days_max});
        plan.starts_on = from.date("starts_on");
        plan.ends_on = from.optional_date("ends_on");
        plan.mode = domain::standing_modes[from.choice("mode", {"order", "draft"})];
        plan.terms = read_terms(from);
        plan.partial = from.optional_boolean("partial").value_or(false);
        plan.may_wait_for_harvest = from.optional_boolean("may_wait_for_harvest").value_or(false);
        from.objects("lines", {.items_min = 1, .items_max = domain::standing_lines_max}, [&](json::object_reader& line) {
            const auto weekday = weekday_in(line);
            plan.lines.push_back({weekday, read_line(line)});
        });
        return plan;
    });
}

}  // namespace chuanpin::orders::http
