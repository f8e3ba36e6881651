// Which encoding a text table is in, and its fields in UTF-8.
//
// The rule: a byte order mark of UTF-8 decides; else what is UTF-8 to its last byte is UTF-8; else what GB18030 (and so GBK and
// GB2312) explains to its last byte is GB18030; everything else is refused with the byte where it begins. UTF-16 and UTF-32 are refused.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "platform/csv/byte_source.hpp"

namespace chuanpin::csv {

inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

enum class text_encoding { utf8, gb18030 };
[[nodiscard]] std::string_view name_of(text_encoding encoding);

struct encoding_found {
    text_encoding encoding = text_encoding::utf8;
    std::size_t bytes = 0;                       ///< of the whole document
    std::optional<std::size_t> foreign_at = {};  ///< offset of the first byte that no encoding explains; the document is refused
    std::string_view why{};                      ///< one sentence, where it is refused
    /// Offset of the first byte that is not UTF-8, where the document was taken for GB18030.
    std::optional<std::size_t> not_utf8_at{};
    bool too_long = false;  ///< more than `bytes_max`: nothing else was looked at
};

/// Reads the document to its end, twice where it is not UTF-8, and rewinds it.
[[nodiscard]] encoding_found find_encoding(byte_source& document, std::size_t bytes_max);

/// GB18030 into UTF-8. One per reading; not thread-safe.
class gb18030_decoder {
public:
    gb18030_decoder();
    ~gb18030_decoder();
    gb18030_decoder(const gb18030_decoder&) = delete;
    gb18030_decoder& operator=(const gb18030_decoder&) = delete;
    /// nullopt where the bytes are not whole characters of GB18030.
    std::optional<std::string> decode(std::string_view bytes);

private:
    struct implementation;
    std::unique_ptr<implementation> implementation_;
};

/// How many characters of three and four bytes the text has as UTF-8; nullopt where it is not UTF-8. In a document of GB18030 a few of
/// them are no accident: Chinese in GB18030 can be read as UTF-8 only where every second of its characters is a rare one.
[[nodiscard]] std::optional<std::size_t> long_utf8_characters(std::string_view bytes);

}  // namespace chuanpin::csv
