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

inline constexpr route erase_personal_data{
    method::post, "/v1/personal-data-erasures", "erase_personal_data", {audience::signed_in, "personal-data:erase"},
    true,         small_body_bytes_max};
inline constexpr route open_lot{
    method::post, "/v1/products/{product_id}/lots", "open_lot", {audience::signed_in, "lots:write"}, true, small_body_bytes_max};
inline constexpr route record_intake{method::post, "/v1/lots/{lot_id}/intakes", "record_intake", {audience::signed_in, "lots:write"},
                                     true,         small_body_bytes_max};
inline constexpr route close_lot{method::post, "/v1/lots/{lot_id}/closing", "close_lot", {audience::signed_in, "lots:write"},
                                 true,         small_body_bytes_max};
inline constexpr route read_lot{method::get, "/v1/lots/{lot_id}", "read_lot", {audience::everyone, {}}};
inline constexpr route list_lots{method::get, "/v1/products/{product_id}/lots", "list_lots", {audience::everyone, {}}};
/// The largest that the setting document_bytes_max may allow.
inline constexpr std::size_t document_body_bytes_max = std::size_t{8} << 20;
inline constexpr route hand_in_document{
    method::post, "/v1/my/documents", "hand_in_document", {audience::signed_in, "documents:write"}, true, document_body_bytes_max, {}};
inline constexpr route list_my_documents{method::get, "/v1/my/documents", "list_my_documents", {audience::signed_in, "documents:write"}};
inline constexpr route read_my_document =
    route{method::get, "/v1/my/documents/{document_id}/content", "read_my_document", {audience::signed_in, "documents:write"}}.giving(
        "whatever the documents of the organisation hold of people");
inline constexpr route read_application_document = route{method::get,
                                                         "/v1/mark-applications/{application_id}/documents/{document_id}",
                                                         "read_application_document",
                                                         {audience::signed_in, "marks:read"}}
                                                       .giving("whatever the documents of an application hold of people");
inline constexpr route record_licence{method::post, "/v1/my/licences",   "record_licence", {audience::signed_in, "documents:write"},
                                      true,         small_body_bytes_max};
inline constexpr route list_my_licences{method::get, "/v1/my/licences", "list_my_licences", {audience::signed_in, "documents:write"}};
inline constexpr route record_inspection_report{method::post,
                                                "/v1/products/{product_id}/inspection-reports",
                                                "record_inspection_report",
                                                {audience::signed_in, "documents:write"},
                                                true,
                                                small_body_bytes_max};
inline constexpr route list_my_product_permits{
    method::get, "/v1/my/products/{product_id}/permits", "list_my_product_permits", {audience::signed_in, "documents:write"}};
inline constexpr route record_quality_mark{
    method::post,        "/v1/products/{product_id}/quality-marks", "record_quality_mark", {audience::signed_in, "documents:write"}, true,
    small_body_bytes_max};
inline constexpr route change_product =
    route{method::post,        "/v1/products/{product_id}/changes", "change_product", {audience::signed_in, "products:write"}, true,
          small_body_bytes_max}
        .with(if_match::required);
inline constexpr route list_listing_reviews =
    route{method::get, "/v1/listing-reviews", "list_listing_reviews", {audience::signed_in, "products:review"}}.giving(
        "names of reviewers");
inline constexpr route decide_listing_review{method::post,
                                             "/v1/listing-reviews/{review_id}/decision",
                                             "decide_listing_review",
                                             {audience::signed_in, "products:review"},
                                             true,
                                             small_body_bytes_max};

inline constexpr route create_product_family{
    method::post, "/v1/my/product-families", "create_product_family", {audience::signed_in, "products:write"}, true, small_body_bytes_max};
inline constexpr route list_my_product_families{
    method::get, "/v1/my/product-families", "list_my_product_families", {audience::signed_in, "products:write"}};
inline constexpr route read_product_family{
    method::get, "/v1/product-families/{family_id}", "read_product_family", {audience::everyone, {}}};
inline constexpr route set_product_pictures{
    method::post,        "/v1/products/{product_id}/pictures", "set_product_pictures", {audience::signed_in, "products:write"}, true,
    small_body_bytes_max};
inline constexpr route read_product_picture{
    method::get, "/v1/products/{product_id}/pictures/{document_id}", "read_product_picture", {audience::everyone, {}}};

inline constexpr std::size_t import_body_bytes_max = std::size_t{8} << 20;
inline constexpr route submit_product_import{method::post,
                                             "/v1/my/product-imports",
                                             "submit_product_import",
                                             {audience::signed_in, "products:write"},
                                             true,
                                             import_body_bytes_max,
                                             {}};
inline constexpr route read_product_import{
    method::get, "/v1/my/product-imports/{import_id}", "read_product_import", {audience::signed_in, "products:write"}};
inline constexpr route read_product_import_faults{
    method::get, "/v1/my/product-imports/{import_id}/faults.csv", "read_product_import_faults", {audience::signed_in, "products:write"}};
inline constexpr route export_my_products{
    method::get, "/v1/my/product-export", "export_my_products", {audience::signed_in, "products:write"}};

inline constexpr route submit_offer_import{
    method::post, "/v1/my/offer-imports", "submit_offer_import", {audience::signed_in, "offers:write"}, true, import_body_bytes_max, {}};
inline constexpr route export_my_offers{method::get, "/v1/my/offer-export", "export_my_offers", {audience::signed_in, "offers:write"}};

inline constexpr route list_outlets{method::get, "/v1/outlets", "list_outlets", {audience::everyone, {}}};
inline constexpr route read_outlet{method::get, "/v1/outlets/{outlet_id}", "read_outlet", {audience::everyone, {}}};
inline constexpr route read_outlet_record{
    method::get, "/v1/outlets/{outlet_id}/record", "read_outlet_record", {audience::signed_in, "outlets:read"}};
inline constexpr route list_my_outlets{method::get, "/v1/my/outlets", "list_my_outlets", {audience::signed_in, "outlets:write"}};
inline constexpr route read_my_outlet{method::get, "/v1/my/outlets/{outlet_id}", "read_my_outlet", {audience::signed_in, "outlets:write"}};
inline constexpr route register_outlet{method::post, "/v1/outlets",       "register_outlet", {audience::signed_in, "outlets:write"},
                                       true,         small_body_bytes_max};
inline constexpr route change_outlet{
    method::post, "/v1/outlets/{outlet_id}/changes", "change_outlet", {audience::signed_in, "outlets:write"}, true, small_body_bytes_max};
inline constexpr route close_outlet{
    method::post, "/v1/outlets/{outlet_id}/closure", "close_outlet", {audience::signed_in, "outlets:write"}, true, small_body_bytes_max};
inline constexpr route report_outlet_sales{
    method::post,        "/v1/outlets/{outlet_id}/sales-reports", "report_outlet_sales", {audience::signed_in, "outlets:write"}, true,
    small_body_bytes_max};

inline constexpr route list_unsold_stock{method::get, "/v1/unsold-stock", "list_unsold_stock", {audience::everyone, {}}};
inline constexpr route read_unsold_stock{method::get, "/v1/unsold-stock/{listing_id}", "read_unsold_stock", {audience::everyone, {}}};
inline constexpr route list_my_unsold_stock{
    method::get, "/v1/my/unsold-stock", "list_my_unsold_stock", {audience::signed_in, "offers:write"}};
inline constexpr route offer_unsold_stock{method::post, "/v1/unsold-stock",  "offer_unsold_stock", {audience::signed_in, "offers:write"},
                                          true,         small_body_bytes_max};
inline constexpr route reduce_unsold_stock{
    method::post,        "/v1/unsold-stock/{listing_id}/reduction", "reduce_unsold_stock", {audience::signed_in, "offers:write"}, true,
    small_body_bytes_max};
inline constexpr route withdraw_unsold_stock{
    method::post,        "/v1/unsold-stock/{listing_id}/withdrawal", "withdraw_unsold_stock", {audience::signed_in, "offers:write"}, true,
    small_body_bytes_max};

inline constexpr route read_supply_plan{method::get, "/v1/supply-plan", "read_supply_plan", {audience::everyone, {}}};
inline constexpr route announce_supply{method::post, "/v1/supply-announcements", "announce_supply", {audience::signed_in, "products:write"},
                                       true,         small_body_bytes_max};
inline constexpr route announce_demand{method::post, "/v1/demand-announcements", "announce_demand", {audience::signed_in, "orders:place"},
                                       true,         small_body_bytes_max};
inline constexpr route list_my_supply{
    method::get, "/v1/my/supply-announcements", "list_my_supply", {audience::signed_in, "products:write"}};
inline constexpr route list_my_demand{method::get, "/v1/my/demand-announcements", "list_my_demand", {audience::signed_in, "orders:place"}};

inline constexpr route record_comparable{method::post, "/v1/price-comparables", "record_comparable", {audience::signed_in, "prices:write"},
                                         true,         small_body_bytes_max};
inline constexpr route withdraw_comparable{method::post,
                                           "/v1/price-comparables/{comparable_id}/withdrawal",
                                           "withdraw_comparable",
                                           {audience::signed_in, "prices:write"},
                                           true,
                                           small_body_bytes_max};
inline constexpr route list_comparables{method::get, "/v1/price-comparables", "list_comparables", {audience::signed_in, {}}};
inline constexpr route read_price_average{method::get, "/v1/price-averages", "read_price_average", {audience::everyone, {}}};
inline constexpr route list_price_rules{method::get, "/v1/price-rules", "list_price_rules", {audience::everyone, {}}};
inline constexpr route change_price_rule{method::post, "/v1/price-rules",   "change_price_rule", {audience::signed_in, "prices:write"},
                                         true,         small_body_bytes_max};
inline constexpr route list_price_spikes{method::get, "/v1/price-spikes", "list_price_spikes", {audience::signed_in, "price-spikes:read"}};
inline constexpr route read_price_evidence{
    method::get, "/v1/offers/{offer_id}/price-evidence", "read_price_evidence", {audience::signed_in, {}}};
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
inline constexpr route announce_harvest{
    method::post, "/v1/harvest-announcements", "announce_harvest", {audience::signed_in, "harvests:write"}, true, small_body_bytes_max};
inline constexpr route list_harvest_announcements{
    method::get, "/v1/harvest-announcements", "list_harvest_announcements", {audience::everyone, {}}};
inline constexpr route change_product_family{
    method::post,        "/v1/product-families/{family_id}/changes", "change_product_family", {audience::signed_in, "products:write"}, true,
    small_body_bytes_max};
inline constexpr route set_product_family_pictures{method::post,
                                                   "/v1/product-families/{family_id}/pictures",
                                                   "set_product_family_pictures",
                                                   {audience::signed_in, "products:write"},
                                                   true,
                                                   small_body_bytes_max};
inline constexpr route read_product_family_picture{
    method::get, "/v1/product-families/{family_id}/pictures/{document_id}", "read_product_family_picture", {audience::everyone, {}}};
inline constexpr route withdraw_my_permit{
    method::post,        "/v1/my/permits/{permit_id}/withdrawal", "withdraw_my_permit", {audience::signed_in, "documents:write"}, true,
    small_body_bytes_max};
inline constexpr route withdraw_permit{
    method::post,        "/v1/permits/{permit_id}/withdrawal", "withdraw_permit", {audience::signed_in, "products:review"}, true,
    small_body_bytes_max};
inline constexpr route withdraw_harvest{method::post,
                                        "/v1/harvest-announcements/{announcement_id}/withdrawal",
                                        "withdraw_harvest",
                                        {audience::signed_in, "harvests:write"},
                                        true,
                                        small_body_bytes_max};
inline constexpr route list_permits{method::get, "/v1/permits", "list_permits", {audience::signed_in, "products:review"}};

}  // namespace chuanpin::catalog::http
