#include "catalog/http/document/document_json.hpp"

#include <nlohmann/json.hpp>

#include "catalog/http/parts_json.hpp"
#include "platform/base/encoding.hpp"

namespace chuanpin::catalog::http {
namespace {

using json::ordered_value;

ordered_value document_of(const domain::document& what) {
    return {{"id", base::to_wire(what.id)},
            {"kind", name_of(what.kind)},
            {"title", what.title},
            {"media_type", name_of(what.media)},
            {"bytes", what.bytes},
            {"sha256", base::to_hex(base::as_text(what.hash))},
            {"uploaded_by_account_id", base::to_wire(what.uploaded_by)},
            {"uploaded_at", base::to_rfc3339(what.uploaded_at)}};
}

}  // namespace

std::string encode_document(const domain::document& what) { return json::dump(document_of(what)); }

std::string encode_documents(const app::document_page& page, const std::string& next_cursor) {
    auto data = ordered_value::array();
    for (const auto& each : page.documents) data.push_back(document_of(each));
    return page_json(std::move(data), next_cursor);
}

}  // namespace chuanpin::catalog::http
