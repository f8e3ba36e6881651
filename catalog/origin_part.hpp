// Where products come from and who works for them, as service.cpp puts it together: places, households, labour lists, lots, pack labels.
#pragma once

#include <functional>

#include "catalog/http/household/household_handlers.hpp"
#include "catalog/http/label/label_handlers.hpp"
#include "catalog/http/labour/labour_handlers.hpp"
#include "catalog/http/lot/lot_handlers.hpp"
#include "catalog/http/personal/personal_handlers.hpp"
#include "catalog/http/place/place_handlers.hpp"
#include "platform/runtime/service.hpp"

namespace chuanpin::catalog {

class origin_part {
public:
    /// Throws std::runtime_error where the key of personal data cannot be read. `committed` is called after each change.
    origin_part(runtime::service_context& program, app::unit_of_work& database, std::function<void()> committed);

    [[nodiscard]] std::vector<chuanpin::http::router::row> rows();
    /// `chuanpin import places`, `import households`, `reseal personal-data`, `check personal-data`.
    static std::vector<runtime::command> commands();
    /// For `doctor`: of each table with personal data, whether a key that is here sealed every row.
    static std::vector<runtime::finding> examine(runtime::service_context& program);

private:
    app::personal_keys keys_;
    app::label_keys label_keys_;
    catalog::http::place_handlers places_;
    catalog::http::household_handlers households_;
    catalog::http::labour_handlers labour_;
    catalog::http::lot_handlers lots_;
    catalog::http::label_handlers labels_;
    catalog::http::personal_handlers personal_data_;
};

}  // namespace chuanpin::catalog
