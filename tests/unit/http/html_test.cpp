#include <catch.hpp>

#include "platform/http/html.hpp"

using chuanpin::http::escaped_html;

TEST_CASE("text in a page is read as text", "[http][html]") {
    CHECK(escaped_html("").empty());
    CHECK(escaped_html("盐源苹果 5 kg") == "盐源苹果 5 kg");
    CHECK(escaped_html(R"(<script>alert("x")</script> & 'y')") == "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;y&#39;");
    CHECK(escaped_html("&amp;") == "&amp;amp;");
}
