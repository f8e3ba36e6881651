#include "catalog/http/labour/labour_json.hpp"

#include <nlohmann/json.hpp>

#include "catalog/http/parts_json.hpp"
#include "catalog/http/personal/person_json.hpp"
#include "catalog/http/routes.hpp"
#include "platform/base/identity_card.hpp"
#include "platform/json/reader.hpp"

namespace chuanpin::catalog::http {
namespace {

using json::ordered_value;

constexpr json::limits body_limits{
    .bytes_max = labour_list_bytes_max, .depth_max = 4, .values_max = 4 * domain::labour_list_workers_max, .members_max = 10};

app::person read_worker(json::object_reader& each) {
    return {.name = each.text("name", {.length_max = domain::person_name_length_max}),
            .identity_number =
                each.text("identity_number", {.length_min = base::identity_card_bytes, .length_max = base::identity_card_bytes})};
}

}  // namespace

base::result<labour_list_request> decode_labour_list(std::string_view text) {
    const auto document = json::parse(text, body_limits);
    if (!document) return base::refusal(document.error());
    json::object_reader body(*document);
    labour_list_request list{.dated_on = body.date("dated_on"), .workers = {}};
    body.objects("workers", {.items_min = 1, .items_max = domain::labour_list_workers_max},
                 [&](json::object_reader& each) { list.workers.push_back(read_worker(each)); });
    if (auto fault = body.finish(); !fault) return base::refusal(std::move(fault.error()));
    return list;
}

std::string encode_labour_list(const app::labour_list_view& view) {
    return json::dump(ordered_value{{"id", base::to_wire(view.list.id)},
                                    {"dated_on", base::to_text(view.list.dated_on)},
                                    {"workers", view.counted.total},
                                    {"poor", view.counted.poor},
                                    {"names_differ", view.counted.names_differ},
                                    {"matched_on", base::to_text(view.matched_on)},
                                    {"created_at", base::to_rfc3339(view.list.created_at)}});
}

std::string encode_workers(const app::worker_page& page, const std::string& next_cursor) {
    auto data = ordered_value::array();
    for (const auto& each : page.workers) {
        data.push_back(ordered_value{{"position", each.position},
                                     {"name", name_json(each.who)},
                                     {"identity_number_masked", masked_number_json(each.who)},
                                     {"household_number", text_json(each.household_number)},
                                     {"same_name", each.same_name},
                                     {"poor", each.poor}});
    }
    return page_json(std::move(data), next_cursor);
}

}  // namespace chuanpin::catalog::http
