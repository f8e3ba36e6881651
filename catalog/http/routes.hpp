// The table of the catalogue's public routes: method, path, operation, who may.
#pragma once

#include "platform/http/router.hpp"

namespace chuanpin::catalog::http {

using chuanpin::http::audience;
using chuanpin::http::if_match;
using chuanpin::http::method;
using chuanpin::http::route;

inline constexpr std::size_t small_body_bytes_max = std::size_t{32} * 1024;

inline constexpr route list_counties{method::get, "/v1/counties", "list_counties", {audience::everyone, {}}};
inline constexpr route read_county{method::get, "/v1/counties/{code}", "read_county", {audience::everyone, {}}};
inline constexpr route list_categories{method::get, "/v1/categories", "list_categories", {audience::everyone, {}}};
inline constexpr route list_reference_products{method::get, "/v1/reference-products", "list_reference_products", {audience::everyone, {}}};
inline constexpr route count_working_days{method::get, "/v1/working-days", "count_working_days", {audience::everyone, {}}};
inline constexpr route list_products{method::get, "/v1/products", "list_products", {audience::everyone, {}}};
inline constexpr route search_products{method::get, "/v1/product-search", "search_products", {audience::everyone, {}}};
inline constexpr route read_product{method::get, "/v1/products/{product_id}", "read_product", {audience::everyone, {}}};
inline constexpr route list_my_products{method::get, "/v1/my/products", "list_my_products", {audience::signed_in, "products:write"}};
inline constexpr route read_my_product{
    method::get, "/v1/my/products/{product_id}", "read_my_product", {audience::signed_in, "products:write"}};
inline constexpr route draft_product{method::post, "/v1/products",      "draft_product", {audience::signed_in, "products:write"},
                                     true,         small_body_bytes_max};
inline constexpr route publish_product =
    route{method::post,        "/v1/products/{product_id}/publication", "publish_product", {audience::signed_in, "products:write"}, true,
          small_body_bytes_max}
        .with(if_match::optional);
inline constexpr route publish_offer{
    method::post, "/v1/products/{product_id}/offers", "publish_offer", {audience::signed_in, "offers:write"}, true, small_body_bytes_max};
inline constexpr route read_offer{method::get, "/v1/offers/{offer_id}", "read_offer", {audience::everyone, {}}};
inline constexpr route withdraw_offer =
    route{method::post,        "/v1/offers/{offer_id}/withdrawal", "withdraw_offer", {audience::signed_in, "offers:write"}, true,
          small_body_bytes_max}
        .with(if_match::optional);

inline constexpr route apply_for_mark{method::post, "/v1/mark-applications", "apply_for_mark", {audience::signed_in, "marks:apply"},
                                      true,         small_body_bytes_max};
inline constexpr route correct_mark_application{method::post,
                                                "/v1/mark-applications/{application_id}/correction",
                                                "correct_mark_application",
                                                {audience::signed_in, "marks:apply"},
                                                true,
                                                small_body_bytes_max};
inline constexpr route appeal_mark_refusal{
    method::post,        "/v1/mark-applications/{application_id}/appeal", "appeal_mark_refusal", {audience::signed_in, "marks:apply"}, true,
    small_body_bytes_max};
inline constexpr route first_review_mark{method::post,
                                         "/v1/mark-applications/{application_id}/first-review",
                                         "first_review_mark",
                                         {audience::signed_in, "marks:first-review"},
                                         true,
                                         small_body_bytes_max};
inline constexpr route re_review_mark{method::post,
                                      "/v1/mark-applications/{application_id}/re-review",
                                      "re_review_mark",
                                      {audience::signed_in, "marks:re-review"},
                                      true,
                                      small_body_bytes_max};
inline constexpr route file_mark{method::post, "/v1/mark-applications/{application_id}/filing",
                                 "file_mark",  {audience::signed_in, "marks:file"},
                                 true,         small_body_bytes_max};
inline constexpr route sign_mark_contract{
    method::post,        "/v1/mark-applications/{application_id}/contract", "sign_mark_contract", {audience::signed_in, "marks:file"}, true,
    small_body_bytes_max};
inline constexpr route waive_mark_test{method::post,
                                       "/v1/mark-applications/{application_id}/waivers",
                                       "waive_mark_test",
                                       {audience::signed_in, "marks:re-review"},
                                       true,
                                       small_body_bytes_max};
inline constexpr route list_my_mark_applications{
    method::get, "/v1/my/mark-applications", "list_my_mark_applications", {audience::signed_in, "marks:apply"}};
inline constexpr route read_my_mark_application{
    method::get, "/v1/my/mark-applications/{application_id}", "read_my_mark_application", {audience::signed_in, "marks:apply"}};
inline constexpr route list_mark_applications{
    method::get, "/v1/mark-applications", "list_mark_applications", {audience::signed_in, "marks:read"}};
inline constexpr route read_mark_application{
    method::get, "/v1/mark-applications/{application_id}", "read_mark_application", {audience::signed_in, "marks:read"}};

inline constexpr route issue_certificate{method::post,
                                         "/v1/mark-applications/{application_id}/certificate",
                                         "issue_certificate",
                                         {audience::signed_in, "certificates:manage"},
                                         true,
                                         small_body_bytes_max};
inline constexpr route change_certificate{
    method::post,        "/v1/certificates/{number}/changes", "change_certificate", {audience::signed_in, "certificates:manage"}, true,
    small_body_bytes_max};
inline constexpr route change_certificate_scope{method::post,
                                                "/v1/certificates/{number}/scope-changes",
                                                "change_certificate_scope",
                                                {audience::signed_in, "certificates:manage"},
                                                true,
                                                small_body_bytes_max};
inline constexpr route read_certificate{method::get, "/v1/certificates/{number}", "read_certificate", {audience::everyone, {}}};
inline constexpr route read_certificate_qr_code{
    method::get, "/v1/certificates/{number}/qr-code", "read_certificate_qr_code", {audience::everyone, {}}};
inline constexpr route read_certificate_history{
    method::get, "/v1/certificates/{number}/history", "read_certificate_history", {audience::signed_in, "marks:read"}};

inline constexpr route read_my_certificate{
    method::get, "/v1/my/certificates/{number}", "read_my_certificate", {audience::signed_in, "marks:apply"}};

inline constexpr route list_places{method::get, "/v1/places", "list_places", {audience::everyone, {}}};
inline constexpr route read_place{method::get, "/v1/places/{code}", "read_place", {audience::everyone, {}}};

inline constexpr std::size_t labour_list_bytes_max = std::size_t{2} << 20;  ///< 5,000 workers with the longest names
inline constexpr route read_household =
    route{method::get, "/v1/households/{household_number}", "read_household", {audience::signed_in, "households:read"}}.giving(
        "names and masked identity numbers of a household");
inline constexpr route hand_in_labour_list{method::post, "/v1/my/labour-lists", "hand_in_labour_list", {audience::signed_in, "marks:apply"},
                                           true,         labour_list_bytes_max};
inline constexpr route read_my_labour_list{
    method::get, "/v1/my/labour-lists/{labour_list_id}", "read_my_labour_list", {audience::signed_in, "marks:apply"}};
inline constexpr route list_mark_workers =
    route{method::get, "/v1/mark-applications/{application_id}/workers", "list_mark_workers", {audience::signed_in, "marks:read"}}.giving(
        "names and masked identity numbers of an applicant's workers");

inline constexpr route open_lot{
    method::post, "/v1/products/{product_id}/lots", "open_lot", {audience::signed_in, "lots:write"}, true, small_body_bytes_max};
inline constexpr route record_intake{method::post, "/v1/lots/{lot_id}/intakes", "record_intake", {audience::signed_in, "lots:write"},
                                     true,         small_body_bytes_max};
inline constexpr route close_lot{method::post, "/v1/lots/{lot_id}/closing", "close_lot", {audience::signed_in, "lots:write"},
                                 true,         small_body_bytes_max};
inline constexpr route read_lot{method::get, "/v1/lots/{lot_id}", "read_lot", {audience::everyone, {}}};
inline constexpr route list_lots{method::get, "/v1/products/{product_id}/lots", "list_lots", {audience::everyone, {}}};

inline constexpr route issue_labels{
    method::post, "/v1/lots/{lot_id}/label-ranges", "issue_labels", {audience::signed_in, "lots:write"}, true, small_body_bytes_max};
inline constexpr route list_label_ranges{
    method::get, "/v1/lots/{lot_id}/label-ranges", "list_label_ranges", {audience::signed_in, "lots:write"}};
inline constexpr route list_label_codes{
    method::get, "/v1/label-ranges/{range_id}/codes", "list_label_codes", {audience::signed_in, "lots:write"}};
inline constexpr route void_label_range{
    method::post,        "/v1/label-ranges/{range_id}/voidance", "void_label_range", {audience::signed_in, "lots:write"}, true,
    small_body_bytes_max};
inline constexpr route scan_label{method::post, "/v1/label-scans", "scan_label", {audience::everyone, {}}, true, small_body_bytes_max};
inline constexpr route list_label_scans{
    method::get, "/v1/lots/{lot_id}/label-scans", "list_label_scans", {audience::signed_in, "lots:write"}};

/// All of them, for main and the gateway (the journal's feed is added by service.cpp: it is internal).
inline constexpr route all_routes[] = {list_counties,
                                       read_county,
                                       list_categories,
                                       list_reference_products,
                                       list_products,
                                       search_products,
                                       read_product,
                                       list_my_products,
                                       read_my_product,
                                       draft_product,
                                       publish_product,
                                       publish_offer,
                                       read_offer,
                                       withdraw_offer,
                                       count_working_days,
                                       apply_for_mark,
                                       correct_mark_application,
                                       appeal_mark_refusal,
                                       first_review_mark,
                                       re_review_mark,
                                       file_mark,
                                       sign_mark_contract,
                                       waive_mark_test,
                                       list_my_mark_applications,
                                       read_my_mark_application,
                                       list_mark_applications,
                                       read_mark_application,
                                       issue_certificate,
                                       change_certificate,
                                       read_certificate,
                                       read_certificate_history,
                                       read_my_certificate,
                                       change_certificate_scope,
                                       read_certificate_qr_code,
                                       list_places,
                                       read_place,
                                       read_household,
                                       hand_in_labour_list,
                                       read_my_labour_list,
                                       list_mark_workers,
                                       open_lot,
                                       record_intake,
                                       close_lot,
                                       read_lot,
                                       list_lots,
                                       issue_labels,
                                       list_label_ranges,
                                       list_label_codes,
                                       void_label_range,
                                       scan_label,
                                       list_label_scans};

}  // namespace chuanpin::catalog::http
