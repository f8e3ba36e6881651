// Pack labels: taken, printed and made void by suppliers, scanned by anybody.
#pragma once

#include <functional>

#include "catalog/app/label/keep_labels.hpp"
#include "catalog/app/label/scan_labels.hpp"
#include "platform/base/metrics.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::catalog::http {

class label_handlers {
public:
    using outcome = base::task<base::result<chuanpin::http::response>>;
    /// `committed` is called after each change.
    label_handlers(app::keep_labels labels, app::scan_labels scans, base::metrics& metrics, std::function<void()> committed);

    [[nodiscard]] std::vector<chuanpin::http::router::row> rows();

private:
    outcome issue(chuanpin::http::request& request);
    outcome list(chuanpin::http::request& request);
    outcome codes(chuanpin::http::request& request);
    outcome make_void(chuanpin::http::request& request);
    outcome scan(chuanpin::http::request& request);
    outcome list_scans(chuanpin::http::request& request);
    base::result<chuanpin::http::response> answer(base::result<base::reply> reply);

    app::keep_labels labels_;
    app::scan_labels scans_;
    base::counter& genuine_;
    base::counter& not_genuine_;
    std::function<void()> committed_;
};

}  // namespace chuanpin::catalog::http
