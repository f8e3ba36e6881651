// Erasure of personal data.
#pragma once

#include <functional>

#include "catalog/app/personal/erase_personal_data.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::catalog::http {

class personal_handlers {
public:
    using outcome = base::task<base::result<chuanpin::http::response>>;
    /// `committed` is called after each erasure.
    personal_handlers(app::unit_of_work& database, base::random_source& random, const app::personal_keys& keys,
                      std::function<void()> committed)
        : erase_(database, random, keys), committed_(std::move(committed)) {}

    [[nodiscard]] std::vector<chuanpin::http::router::row> rows();

private:
    outcome erase(chuanpin::http::request& request);

    app::erase_personal_data erase_;
    std::function<void()> committed_;
};

}  // namespace chuanpin::catalog::http
