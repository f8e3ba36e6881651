// Refusals about documents, permits and the review of listings; their rows are a part of the one table of errors.cpp.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "platform/base/error.hpp"

namespace chuanpin::catalog::domain::errors {

namespace rows {
using base::error_kind;
inline constexpr base::error_definition document_not_found{"document-not-found", error_kind::not_found, "没有这份材料", "No such document"};
inline constexpr base::error_definition document_too_large{"document-too-large", error_kind::too_large, "文件过大",
                                                           "The document is too large"};
inline constexpr base::error_definition document_type_unknown{"document-type-unknown", error_kind::unsupported_media_type,
                                                              "只接受 PDF、JPEG、PNG 文件", "A document is a PDF, JPEG or PNG file"};
inline constexpr base::error_definition document_type_differs{"document-type-differs", error_kind::unprocessable,
                                                              "文件内容与声明的类型不符", "The file is not what Content-Type says"};
inline constexpr base::error_definition document_not_a_picture{"document-not-a-picture", error_kind::unprocessable, "不是图片",
                                                               "The document is no picture"};
inline constexpr base::error_definition documents_too_many{"documents-too-many", error_kind::conflict, "材料数量已达上限",
                                                           "The organisation has reached the largest number of documents"};
inline constexpr base::error_definition document_unusable{"document-unusable", error_kind::unprocessable, "所列材料不可用",
                                                          "A document that is named cannot be used"};
inline constexpr base::error_definition permit_invalid{"permit-invalid", error_kind::unprocessable, "证照内容不正确",
                                                       "The licence or report contradicts itself"};
inline constexpr base::error_definition permits_too_many{"permits-too-many", error_kind::conflict, "证照数量已达上限",
                                                         "There are too many licences or reports already"};
inline constexpr base::error_definition product_has_offers{"product-has-offers", error_kind::conflict, "产品有生效或待生效的报价",
                                                           "The product has an offer in force or ahead"};
inline constexpr base::error_definition product_unchanged{"product-unchanged", error_kind::unprocessable, "没有任何变更",
                                                          "Nothing would change"};
inline constexpr base::error_definition listing_review_not_found{"listing-review-not-found", error_kind::not_found, "没有这项上架审核",
                                                                 "No such review of a listing"};
inline constexpr base::error_definition listing_review_decided{"listing-review-decided", error_kind::conflict, "该上架审核已有结论",
                                                               "The review has ended"};
inline constexpr base::error_definition listing_reviewer_interested{
    "listing-reviewer-interested", error_kind::forbidden, "供货单位不能审核自己的产品", "A supplier does not review its own product"};
inline constexpr base::error_definition listing_reasons_missing{"listing-reasons-missing", error_kind::unprocessable, "不予通过须说明理由",
                                                                "A refusal needs reasons"};
inline constexpr base::error_definition product_specification_invalid{"product-specification-invalid", error_kind::unprocessable,
                                                                      "规格不正确", "The specification contradicts itself"};
inline constexpr base::error_definition product_family_not_found{"product-family-not-found", error_kind::not_found, "没有这个产品系列",
                                                                 "No such family of products"};
inline constexpr base::error_definition product_families_too_many{"product-families-too-many", error_kind::conflict, "产品系列数量已达上限",
                                                                  "The supplier has reached the largest number of families"};
inline constexpr base::error_definition supplier_code_taken{"supplier-code-taken", error_kind::conflict, "该货号已用于另一产品",
                                                            "Another product of the supplier has this code"};
inline constexpr base::error_definition product_seasons_invalid{"product-seasons-invalid", error_kind::unprocessable, "上市季节不正确",
                                                                "The seasons contradict each other"};
inline constexpr base::error_definition permit_not_found{"permit-not-found", error_kind::not_found, "没有这项证照",
                                                         "No such licence or report"};
inline constexpr base::error_definition permit_withdrawn{"permit-withdrawn", error_kind::conflict, "该证照已撤销",
                                                         "The licence or report is withdrawn already"};
inline constexpr base::error_definition product_kind_invalid{"product-kind-invalid", error_kind::unprocessable, "商品与服务的内容不符",
                                                             "Goods and services say different things of themselves"};
inline constexpr base::error_definition product_is_a_service{"product-is-a-service", error_kind::unprocessable, "服务类产品没有批次和库存",
                                                             "A service has no lots and no stock"};
}  // namespace rows

/// A part of the one table.
[[nodiscard]] std::span<const base::error_definition> listing_error_table();

base::error document_not_found(std::string_view id);
base::error document_too_large(std::size_t bytes_max);
base::error document_type_unknown(std::string_view content_type);
base::error document_type_differs(std::string_view stated, std::string_view found);
base::error document_not_a_picture();
base::error documents_too_many();
base::error document_unusable(std::vector<base::field_error> fields);
base::error permit_invalid(std::vector<base::field_error> fields);
base::error permits_too_many(std::size_t max);
base::error product_has_offers();
base::error product_unchanged();
base::error listing_review_not_found(std::string_view id);
base::error listing_review_decided(std::string_view state);
base::error listing_reviewer_interested();
base::error listing_reasons_missing();
base::error product_specification_invalid(std::vector<base::field_error> fields);
base::error product_family_not_found(std::string_view id);
base::error product_families_too_many();
base::error supplier_code_taken(std::string_view code);
base::error product_seasons_invalid(std::vector<base::field_error> fields);
base::error product_kind_invalid(std::vector<base::field_error> fields);
base::error product_is_a_service();
base::error permit_not_found(std::string_view id);
base::error permit_withdrawn(std::string_view id);

}  // namespace chuanpin::catalog::domain::errors
