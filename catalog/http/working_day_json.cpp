#include "catalog/http/working_day_json.hpp"

#include <nlohmann/json.hpp>

#include "platform/json/parse.hpp"

namespace chuanpin::catalog::http {

std::string encode_working_days(const app::working_day_view& view) {
    return json::dump(json::ordered_value{{"from", base::to_text(view.from)},
                                          {"days", view.days},
                                          {"due_on", base::to_text(view.due_on)},
                                          {"from_is_working_day", view.from_is_working_day},
                                          {"by_weekdays_alone", view.by_weekdays_alone},
                                          {"known_from", base::to_text(view.known_from)},
                                          {"known_until", base::to_text(view.known_until)}});
}

}  // namespace chuanpin::catalog::http
