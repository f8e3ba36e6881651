// Certificates: decode, one use case, encode.
#pragma once

#include <functional>
#include <string>
#include <utility>

#include "catalog/app/change_certificate.hpp"
#include "catalog/app/issue_certificate.hpp"
#include "catalog/app/read_certificate.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::catalog::http {

class certificate_handlers {
public:
    using outcome = base::task<base::result<chuanpin::http::response>>;
    /// `committed` is called after each change; `draw` makes the SVG of the QR code of a number.
    certificate_handlers(app::unit_of_work& database, base::random_source& random, const app::mark_rules& rules,
                         const domain::certificate_terms& terms, std::function<std::string(const std::string&)> draw,
                         std::function<void()> committed)
        : issue_(database, random, rules, terms),
          change_(database, random, terms),
          read_(database),
          draw_(std::move(draw)),
          committed_(std::move(committed)) {}

    /// A row for each route of certificates.
    [[nodiscard]] std::vector<chuanpin::http::router::row> rows();

private:
    outcome issue(chuanpin::http::request& request);
    outcome change(chuanpin::http::request& request);
    outcome change_scope(chuanpin::http::request& request);
    enum class reader { anybody, office, holder };
    outcome read(chuanpin::http::request& request, reader who);
    outcome read_qr_code(chuanpin::http::request& request);

    app::issue_certificate issue_;
    app::change_certificate change_;
    app::read_certificate read_;
    std::function<std::string(const std::string&)> draw_;
    std::function<void()> committed_;
};

}  // namespace chuanpin::catalog::http
