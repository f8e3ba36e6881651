// Feeds any bytes to the JSON parser and an order's reader, and checks what both promise: whatever is taken is within the
// limits and comes back unchanged through dump, whatever is refused says why.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include <nlohmann/json.hpp>

#include "platform/base/ids.hpp"
#include "platform/json/parse.hpp"
#include "platform/json/reader.hpp"

namespace {

using namespace chuanpin;

constexpr json::limits limits{.bytes_max = 65'536};

void require(bool promise) {
    if (!promise) std::abort();
}

void read_line(json::object_reader& line) {
    const auto quantity = line.integer("quantity", {.min = 1, .max = 1'000});
    require(quantity >= 0 && quantity <= 1'000);
    line.optional_choice("storage", {"ambient", "chilled", "frozen"});
    line.optional_integer("unit_price_fen");
}

void read_order(const json::value& document) {
    json::object_reader body(document);
    body.text("name", {.length_max = 20});
    body.optional_text("remark", {.length_min = 0, .length_max = 100, .lines_allowed = true});
    body.id<base::organisation_id>("supplier_organisation_id");
    body.optional_instant("placed_at");
    body.date("requested_delivery_date");
    body.optional_boolean("urgent");
    body.texts("labels", {.items_max = 5}, {.length_max = 10});
    body.object("delivery", [](json::object_reader& delivery) { delivery.text("county_code", {.length_min = 6, .length_max = 6}); });
    body.objects("lines", {.items_min = 1, .items_max = 50}, read_line);
    const auto outcome = body.finish();
    require(outcome || !outcome.error().fields.empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto parsed = json::parse(text, limits);
    if (!parsed) {
        require(parsed.error().kind == base::error_kind::invalid_input && parsed.error().code.starts_with("json-"));
        return 0;
    }
    const auto again = json::parse(json::dump(*parsed), {.bytes_max = 8 * limits.bytes_max});
    require(again && *again == *parsed);
    read_order(*parsed);
    return 0;
}
