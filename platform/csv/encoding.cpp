#include "platform/csv/encoding.hpp"

#include <algorithm>
#include <stdexcept>

#include <unicode/ucnv.h>
#include <unicode/ustring.h>

#include "platform/base/encoding.hpp"

namespace chuanpin::csv {
namespace {

constexpr std::string_view utf16_marks[] = {"\xFF\xFE", "\xFE\xFF"};
constexpr std::size_t character_bytes_max = 4;  // in both
constexpr unsigned char first_of_three = 0xe0;

bool is_within(char each, unsigned low, unsigned high) {
    const auto byte = static_cast<unsigned char>(each);
    return byte >= low && byte <= high;
}

/// The length of the character of GB18030 at the start (one, two or four bytes), 0 where there is none.
std::size_t gb18030_length(std::string_view text) {
    if (is_within(text[0], 0x00, 0x7f)) return 1;
    if (!is_within(text[0], 0x81, 0xfe) || text.size() < 2) return 0;
    if (is_within(text[1], 0x40, 0x7e) || is_within(text[1], 0x80, 0xfe)) return 2;
    const bool has_four =
        is_within(text[1], 0x30, 0x39) && text.size() >= 4 && is_within(text[2], 0x81, 0xfe) && is_within(text[3], 0x30, 0x39);
    return has_four ? 4 : 0;
}

std::size_t valid_gb18030_prefix(std::string_view text) {
    std::string_view rest = text;
    while (!rest.empty()) {
        const std::size_t length = gb18030_length(rest);
        if (length == 0) break;
        rest.remove_prefix(length);
    }
    return text.size() - rest.size();
}

/// A text in pieces: a character may begin in one and end in the next.
class piecewise_check {
public:
    /// How many bytes from the start are whole characters.
    using prefix = std::size_t (*)(std::string_view);
    explicit piecewise_check(prefix valid) : valid_(valid) {}

    /// The offset of the first byte that is no character's, from the start of the first piece; nullopt so far.
    std::optional<std::size_t> check(std::string_view piece) {
        if (!carried_.empty()) piece = complete(piece);
        if (fault_ || !carried_.empty()) return fault_;
        const std::size_t valid = valid_(piece);
        passed_ += valid;
        piece.remove_prefix(valid);
        if (piece.size() < character_bytes_max)
            carried_ = piece;
        else
            fault_ = passed_;
        return fault_;
    }
    std::optional<std::size_t> finish() {
        if (!fault_ && !carried_.empty()) fault_ = passed_;
        return fault_;
    }

private:
    // Takes byte by byte from the piece until what was carried is whole characters.
    std::string_view complete(std::string_view piece) {
        while (!carried_.empty() && !piece.empty() && !fault_) {
            carried_ += piece.front();
            piece.remove_prefix(1);
            const std::size_t valid = valid_(carried_);
            passed_ += valid;
            carried_.erase(0, valid);
            if (carried_.size() >= character_bytes_max) fault_ = passed_;
        }
        return piece;
    }

    prefix valid_;
    std::string carried_;
    std::size_t passed_ = 0;
    std::optional<std::size_t> fault_;
};

std::optional<std::size_t> first_foreign_to_gb18030(byte_source& document) {
    piecewise_check characters(valid_gb18030_prefix);
    document.rewind();
    for (auto piece = document.next(); !piece.empty(); piece = document.next())
        if (const auto fault = characters.check(piece)) return fault;
    return characters.finish();
}

bool begins_like_utf16(std::string_view piece) {
    return std::ranges::any_of(utf16_marks, [&](std::string_view mark) { return piece.starts_with(mark); });
}

void decide(encoding_found& found, std::string_view head, byte_source& document) {
    if (begins_like_utf16(head)) {
        found.foreign_at = 0;
        found.why = "The file is UTF-16 or UTF-32; save it as UTF-8.";
    } else if (found.not_utf8_at && head == byte_order_mark) {
        found.foreign_at = found.not_utf8_at;
        found.why = "The file begins as UTF-8, and the bytes here are not UTF-8.";
    } else if (found.not_utf8_at) {
        found.foreign_at = first_foreign_to_gb18030(document);
        if (!found.foreign_at) found.encoding = text_encoding::gb18030;
        if (found.foreign_at) found.foreign_at = std::max(*found.foreign_at, *found.not_utf8_at);
        found.why = "The bytes here are neither UTF-8 nor GB18030; save the file as UTF-8.";
    }
}

}  // namespace

std::string_view name_of(text_encoding encoding) { return encoding == text_encoding::utf8 ? "UTF-8" : "GB18030"; }

encoding_found find_encoding(byte_source& document, std::size_t bytes_max) {
    encoding_found found;
    piecewise_check utf8(base::valid_utf8_prefix);
    std::string head;
    document.rewind();
    for (auto piece = document.next(); !piece.empty() && !found.too_long; piece = document.next()) {
        if (head.size() < byte_order_mark.size()) head += piece.substr(0, byte_order_mark.size() - head.size());
        found.bytes += piece.size();
        found.too_long = found.bytes > bytes_max;
        if (!found.not_utf8_at) found.not_utf8_at = utf8.check(piece);
    }
    if (!found.not_utf8_at) found.not_utf8_at = utf8.finish();
    if (!found.too_long) decide(found, head, document);
    document.rewind();
    return found;
}

struct gb18030_decoder::implementation {
    UConverter* converter = nullptr;

    implementation() {
        UErrorCode status = U_ZERO_ERROR;
        converter = ucnv_open("gb18030", &status);
        if (U_SUCCESS(status)) ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
        if (U_FAILURE(status)) throw std::runtime_error("ICU has no converter for GB18030");
    }
    ~implementation() { ucnv_close(converter); }
    implementation(const implementation&) = delete;
    implementation& operator=(const implementation&) = delete;
};

gb18030_decoder::gb18030_decoder() : implementation_(std::make_unique<implementation>()) {}
gb18030_decoder::~gb18030_decoder() = default;

std::optional<std::string> gb18030_decoder::decode(std::string_view bytes) {
    if (std::ranges::all_of(bytes, [](char each) { return static_cast<unsigned char>(each) < 0x80; })) return std::string(bytes);
    UErrorCode status = U_ZERO_ERROR;
    std::u16string wide(bytes.size(), u'\0');
    ucnv_resetToUnicode(implementation_->converter);
    const auto length = ucnv_toUChars(implementation_->converter, wide.data(), static_cast<std::int32_t>(wide.size()), bytes.data(),
                                      static_cast<std::int32_t>(bytes.size()), &status);
    if (U_FAILURE(status)) return std::nullopt;
    std::string text(static_cast<std::size_t>(length) * 3, '\0');
    std::int32_t written = 0;
    u_strToUTF8(text.data(), static_cast<std::int32_t>(text.size()), &written, wide.data(), length, &status);
    if (U_FAILURE(status)) return std::nullopt;
    text.resize(static_cast<std::size_t>(written));
    return text;
}

std::optional<std::size_t> long_utf8_characters(std::string_view bytes) {
    if (!base::is_utf8(bytes)) return std::nullopt;
    return static_cast<std::size_t>(
        std::ranges::count_if(bytes, [](char each) { return static_cast<unsigned char>(each) >= first_of_three; }));
}

}  // namespace chuanpin::csv
