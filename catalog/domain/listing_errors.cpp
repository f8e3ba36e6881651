#include "catalog/domain/listing_errors.hpp"

#include <string>
#include <utility>

#include <fmt/format.h>

namespace chuanpin::catalog::domain::errors {
namespace {

constexpr base::error_definition table[] = {
    rows::document_not_found,       rows::document_too_large,
    rows::document_type_unknown,    rows::document_type_differs,
    rows::document_not_a_picture,   rows::documents_too_many,
    rows::document_unusable,        rows::permit_invalid,
    rows::permits_too_many,         rows::product_has_offers,
    rows::product_unchanged,        rows::listing_review_not_found,
    rows::listing_review_decided,   rows::listing_reviewer_interested,
    rows::listing_reasons_missing,  rows::product_specification_invalid,
    rows::product_family_not_found, rows::product_families_too_many,
    rows::supplier_code_taken,      rows::product_seasons_invalid,
    rows::permit_not_found,         rows::permit_withdrawn,
    rows::product_kind_invalid,     rows::product_is_a_service,
};

base::error with_fields(const base::error_definition& row, std::string detail, std::vector<base::field_error> fields) {
    auto error = base::make_error(row, std::move(detail));
    error.fields = std::move(fields);
    return error;
}

}  // namespace

std::span<const base::error_definition> listing_error_table() { return table; }

base::error document_not_found(std::string_view id) {
    return base::make_error(rows::document_not_found, fmt::format("There is no document {}.", id));
}
base::error document_too_large(std::size_t bytes_max) {
    auto error = base::make_error(rows::document_too_large, fmt::format("A document has at most {} bytes.", bytes_max));
    error.facts.emplace_back("bytes_max", std::to_string(bytes_max));
    return error;
}
base::error document_type_unknown(std::string_view content_type) {
    return base::make_error(rows::document_type_unknown,
                            fmt::format("Content-Type is \"{}\"; application/pdf, image/jpeg and image/png are taken.", content_type));
}
base::error document_type_differs(std::string_view stated, std::string_view found) {
    return base::make_error(rows::document_type_differs, fmt::format("Content-Type says {}; the content is {}.", stated, found));
}
base::error document_not_a_picture() { return base::make_error(rows::document_not_a_picture, "A picture is a JPEG or PNG file."); }
base::error documents_too_many() { return base::make_error(rows::documents_too_many, "No more documents are taken of this organisation."); }
base::error document_unusable(std::vector<base::field_error> fields) {
    return with_fields(rows::document_unusable, "A document that is named is not the caller's own or of another kind.", std::move(fields));
}
base::error permit_invalid(std::vector<base::field_error> fields) {
    return with_fields(rows::permit_invalid, "Fields of the licence or report do not fit each other.", std::move(fields));
}
base::error permits_too_many(std::size_t max) { return base::make_error(rows::permits_too_many, fmt::format("At most {} are kept.", max)); }
base::error product_has_offers() {
    return base::make_error(rows::product_has_offers, "Orders are priced and shipped by the offer; withdraw it first.");
}
base::error product_unchanged() { return base::make_error(rows::product_unchanged, "The product is so already."); }
base::error listing_review_not_found(std::string_view id) {
    return base::make_error(rows::listing_review_not_found, fmt::format("There is no review {}.", id));
}
base::error listing_review_decided(std::string_view state) {
    auto error = base::make_error(rows::listing_review_decided, fmt::format("The review is {}.", state));
    error.facts.emplace_back("state", std::string(state));
    return error;
}
base::error listing_reviewer_interested() {
    return base::make_error(rows::listing_reviewer_interested, "The product belongs to the caller's organisation.");
}
base::error listing_reasons_missing() {
    return with_fields(rows::listing_reasons_missing, "Say why.", {{"/reasons", "required", "Say why."}});
}

base::error product_specification_invalid(std::vector<base::field_error> fields) {
    return with_fields(rows::product_specification_invalid, "Fields of the specification do not fit each other.", std::move(fields));
}
base::error product_family_not_found(std::string_view id) {
    return base::make_error(rows::product_family_not_found, fmt::format("There is no family {}.", id));
}
base::error product_families_too_many() {
    return base::make_error(rows::product_families_too_many, "No more families are taken of this supplier.");
}
base::error supplier_code_taken(std::string_view code) {
    return with_fields(rows::supplier_code_taken, fmt::format("The code {} belongs to another product.", code),
                       {{"/supplier_code", "taken", "Another product has it."}});
}
base::error product_seasons_invalid(std::vector<base::field_error> fields) {
    return with_fields(rows::product_seasons_invalid, "Seasons share no day.", std::move(fields));
}
base::error product_kind_invalid(std::vector<base::field_error> fields) {
    return with_fields(rows::product_kind_invalid, "The category decides whether the product is goods or a service.", std::move(fields));
}
base::error product_is_a_service() { return base::make_error(rows::product_is_a_service, "The product's category is one of services."); }
base::error permit_not_found(std::string_view id) {
    return base::make_error(rows::permit_not_found, fmt::format("There is no licence or report {}.", id));
}
base::error permit_withdrawn(std::string_view id) {
    return base::make_error(rows::permit_withdrawn, fmt::format("{} was withdrawn before.", id));
}

}  // namespace chuanpin::catalog::domain::errors
