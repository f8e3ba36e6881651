#include "catalog/domain/document/document.hpp"

#include <algorithm>
#include <utility>

#include "catalog/domain/listing_errors.hpp"
#include "platform/base/encoding.hpp"

namespace chuanpin::catalog::domain {
namespace {

constexpr std::array kind_names = {
    std::pair{document_kind::trademark_certificate, std::string_view("trademark_certificate")},
    std::pair{document_kind::business_licence, std::string_view("business_licence")},
    std::pair{document_kind::production_licence, std::string_view("production_licence")},
    std::pair{document_kind::plan_of_use, std::string_view("plan_of_use")},
    std::pair{document_kind::site_record, std::string_view("site_record")},
    std::pair{document_kind::inspection_report, std::string_view("inspection_report")},
    std::pair{document_kind::quality_certificate, std::string_view("quality_certificate")},
    std::pair{document_kind::benefit_record, std::string_view("benefit_record")},
    std::pair{document_kind::price_evidence, std::string_view("price_evidence")},
    std::pair{document_kind::picture, std::string_view("picture")},
    std::pair{document_kind::other, std::string_view("other")},
};
constexpr std::array media_names = {
    std::pair{media_type::pdf, std::string_view("application/pdf")},
    std::pair{media_type::jpeg, std::string_view("image/jpeg")},
    std::pair{media_type::png, std::string_view("image/png")},
};
constexpr std::array beginnings = {
    std::pair{media_type::pdf, std::string_view("%PDF-")},
    std::pair{media_type::jpeg, std::string_view("\xFF\xD8\xFF")},
    std::pair{media_type::png, std::string_view("\x89PNG\r\n\x1A\n")},
};
constexpr std::size_t prefix_digits = 12;

}  // namespace

std::string_view name_of(document_kind kind) {
    return std::ranges::find(kind_names, kind, [](const auto& row) { return row.first; })->second;
}
std::optional<document_kind> parse_document_kind(std::string_view name) {
    const auto found = std::ranges::find(kind_names, name, [](const auto& row) { return row.second; });
    return found == kind_names.end() ? std::nullopt : std::optional(found->first);
}
std::string_view name_of(media_type media) {
    return std::ranges::find(media_names, media, [](const auto& row) { return row.first; })->second;
}
std::optional<media_type> parse_media_type(std::string_view name) {
    const auto found = std::ranges::find(media_names, name, [](const auto& row) { return row.second; });
    return found == media_names.end() ? std::nullopt : std::optional(found->first);
}

std::optional<media_type> recognise(std::string_view content) {
    const auto found = std::ranges::find_if(beginnings, [&](const auto& row) { return content.starts_with(row.second); });
    return found == beginnings.end() ? std::nullopt : std::optional(found->first);
}

base::result<media_type> check_content(std::string_view content, std::string_view content_type, document_kind kind, std::size_t bytes_max) {
    if (content.size() > bytes_max) return base::refusal(errors::document_too_large(bytes_max));
    const auto stated = parse_media_type(content_type);
    if (!stated) return base::refusal(errors::document_type_unknown(content_type));
    const auto found = recognise(content);
    if (found != stated) return base::refusal(errors::document_type_differs(content_type, found ? name_of(*found) : "something else"));
    if (kind == document_kind::picture && *found == media_type::pdf) return base::refusal(errors::document_not_a_picture());
    return *found;
}

std::string prefix_of(const content_hash& hash) { return base::to_hex(base::as_text(hash)).substr(0, prefix_digits); }

}  // namespace chuanpin::catalog::domain
