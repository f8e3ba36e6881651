// The register of announced harvests as service.cpp puts it together.
#pragma once

#include <functional>

#include "catalog/http/harvest/harvest_handlers.hpp"
#include "platform/runtime/service.hpp"

namespace chuanpin::catalog {

class harvest_part {
public:
    /// `committed` is called after each change.
    harvest_part(runtime::service_context& program, app::unit_of_work& database, std::function<void()> committed)
        : handlers_(database, program.random, std::move(committed)) {}

    [[nodiscard]] std::vector<chuanpin::http::router::row> rows() { return handlers_.rows(); }
    /// `chuanpin import harvests`.
    static std::vector<runtime::command> commands();

private:
    catalog::http::harvest_handlers handlers_;
};

}  // namespace chuanpin::catalog
