// Documents over HTTP. The body of a request is the file itself; what it is stands in the query.
#pragma once

#include <functional>

#include "catalog/app/document/documents.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::catalog::http {

class document_handlers {
public:
    using outcome = base::task<base::result<chuanpin::http::response>>;
    document_handlers(app::documents& documents, std::function<void()> committed)
        : documents_(documents), committed_(std::move(committed)) {}

    [[nodiscard]] std::vector<chuanpin::http::router::row> rows();

private:
    outcome hand_in(chuanpin::http::request& request);
    outcome list_own(chuanpin::http::request& request);
    outcome read_own_content(chuanpin::http::request& request);
    outcome read_content_of_application(chuanpin::http::request& request);

    app::documents& documents_;
    std::function<void()> committed_;
};

/// The content with its type; a browser saves it and does not run it. Never changes under its id.
[[nodiscard]] chuanpin::http::response content_response(const chuanpin::http::request& request, app::document_content found,
                                                        std::string_view cache_control);

}  // namespace chuanpin::catalog::http
