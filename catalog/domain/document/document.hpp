// A document (材料) that an organisation handed in: a file, stored once by its SHA-256, with what it is.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "catalog/domain/ids.hpp"
#include "platform/base/error.hpp"
#include "platform/base/time.hpp"

namespace chuanpin::catalog::domain {

inline constexpr std::size_t document_title_length_max = 100;                ///< code points
inline constexpr std::size_t document_bytes_max_max = std::size_t{8} << 20;  ///< that the setting may allow
inline constexpr std::size_t documents_of_organisation_max = 10'000;         ///< rows

struct document_tag {
    static constexpr std::string_view prefix = "doc";
};
using document_id = base::typed_id<document_tag>;
using content_hash = std::array<std::byte, 32>;  ///< SHA-256

enum class document_kind {
    trademark_certificate,  ///< 商标注册证
    business_licence,       ///< 营业执照
    production_licence,     ///< 生产许可证
    plan_of_use,            ///< 使用方案
    site_record,            ///< 实地核查记录
    inspection_report,      ///< 检验报告
    quality_certificate,    ///< 三品一标证书
    benefit_record,         ///< 利益联结证明
    price_evidence,         ///< 价格依据
    picture,                ///< 图片
    other,
};
[[nodiscard]] std::string_view name_of(document_kind kind);
[[nodiscard]] std::optional<document_kind> parse_document_kind(std::string_view name);

enum class media_type { pdf, jpeg, png };
/// As in Content-Type: "application/pdf", "image/jpeg", "image/png".
[[nodiscard]] std::string_view name_of(media_type media);
[[nodiscard]] std::optional<media_type> parse_media_type(std::string_view name);
/// What a file is by its first bytes, whatever it is called.
[[nodiscard]] std::optional<media_type> recognise(std::string_view content);

struct document {
    document_id id{};
    organisation_id owner{};
    content_hash hash{};
    document_kind kind = document_kind::other;
    std::string title{};
    media_type media = media_type::pdf;
    std::int64_t bytes = 0;
    account_id uploaded_by{};
    base::instant uploaded_at{};
    bool operator==(const document&) const = default;
};

/// The file is what Content-Type says, of a kind that is taken and not too large; a picture is no PDF.
/// Errors: document-too-large, document-type-unknown, document-type-differs, document-not-a-picture.
[[nodiscard]] base::result<media_type> check_content(std::string_view content, std::string_view content_type, document_kind kind,
                                                     std::size_t bytes_max);

/// The first twelve hexadecimal digits: enough for a person to compare.
[[nodiscard]] std::string prefix_of(const content_hash& hash);

}  // namespace chuanpin::catalog::domain
