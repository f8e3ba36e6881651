#include "catalog/http/exchange/exchange_json.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "platform/base/sentences.hpp"
#include "platform/json/parse.hpp"

namespace chuanpin::catalog::http {

std::string encode_product_import(const app::product_import_view& view, std::string_view language) {
    using json::ordered_value;
    const auto& what = view.what;
    const auto id = base::to_wire(what.id);
    auto faults = ordered_value::array();
    for (const auto& each : view.faults)
        faults.push_back({{"pointer", each.pointer}, {"code", each.code}, {"detail", base::detail_in(language, each)}});
    return json::dump(ordered_value{
        {"id", id},
        {"state", name_of(what.state)},
        {"format", what.format},
        {"encoding", what.encoding},
        {"rows", what.rows},
        {"refused_rows", what.refused_rows},
        {"rows_written", what.counts.rows()},
        {"drafted", what.counts.drafted},
        {"changed", what.counts.changed},
        {"unchanged", what.counts.unchanged},
        {"stopped_by", what.stopped_by.empty() ? ordered_value(nullptr) : ordered_value(what.stopped_by)},
        {"faults", std::move(faults)},
        {"faults_file", fmt::format("/v1/my/product-imports/{}/faults.csv", id)},
        {"version", what.version},
        {"created_at", base::to_rfc3339(what.created_at)},
        {"changed_at", base::to_rfc3339(what.changed_at)},
    });
}

}  // namespace chuanpin::catalog::http
