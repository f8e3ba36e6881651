// Text in pages of HTML.
#pragma once

#include <string>
#include <string_view>

namespace chuanpin::http {

/// Text that stands between tags or in a quoted attribute as what it is (HTML, section 13.3 "Serializing HTML fragments", and the
/// apostrophe).
[[nodiscard]] std::string escaped_html(std::string_view text);

}  // namespace chuanpin::http
