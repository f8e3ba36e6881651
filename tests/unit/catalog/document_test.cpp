#include "catalog/domain/document/document.hpp"

#include <catch.hpp>

using namespace chuanpin::catalog::domain;

namespace {

constexpr std::string_view pdf = "%PDF-1.7 …";
constexpr std::string_view jpeg = "\xFF\xD8\xFF\xE0 JFIF";
constexpr std::string_view png = "\x89PNG\r\n\x1A\n IHDR";

std::string fault(std::string_view content, std::string_view type, document_kind kind = document_kind::other, std::size_t max = 100) {
    const auto checked = check_content(content, type, kind, max);
    return checked ? std::string() : checked.error().code;
}

}  // namespace

TEST_CASE("a file is what its first bytes say", "[catalog][document]") {
    CHECK(recognise(pdf) == media_type::pdf);
    CHECK(recognise(jpeg) == media_type::jpeg);
    CHECK(recognise(png) == media_type::png);
    CHECK_FALSE(recognise(""));
    CHECK_FALSE(recognise("%PDF"));
    CHECK_FALSE(recognise(" %PDF-1.7"));
    CHECK_FALSE(recognise("<html>"));
}

TEST_CASE("Content-Type and content must agree, and only three types are taken", "[catalog][document]") {
    CHECK(fault(pdf, "application/pdf").empty());
    CHECK(fault(png, "image/png", document_kind::picture).empty());
    CHECK(fault(pdf, "image/png") == "document-type-differs");
    CHECK(fault("MZ", "application/pdf") == "document-type-differs");
    CHECK(fault("<svg/>", "image/svg+xml") == "document-type-unknown");
    CHECK(fault(pdf, "") == "document-type-unknown");
    CHECK(fault(pdf, "application/pdf", document_kind::picture) == "document-not-a-picture");
}

TEST_CASE("a document has as many bytes as the setting allows and not one more", "[catalog][document]") {
    CHECK(fault(pdf, "application/pdf", document_kind::other, pdf.size()).empty());
    CHECK(fault(pdf, "application/pdf", document_kind::other, pdf.size() - 1) == "document-too-large");
}

TEST_CASE("every kind of document has a name that is read again", "[catalog][document]") {
    for (int each = 0; each <= static_cast<int>(document_kind::other); ++each) {
        const auto kind = static_cast<document_kind>(each);
        CHECK(parse_document_kind(name_of(kind)) == kind);
    }
    CHECK_FALSE(parse_document_kind("invoice"));
}
