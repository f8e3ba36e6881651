// Files of offers in the running service.
#pragma once

#include <functional>
#include <vector>

#include "catalog/files/table_offer_files.hpp"
#include "catalog/http/offer/offer_file_handlers.hpp"
#include "platform/runtime/composition.hpp"

namespace chuanpin::catalog {

class offer_file_part {
public:
    /// `committed` is called after each change, so that the journal is looked at.
    offer_file_part(runtime::service_context& program, app::unit_of_work& database, app::publication_rules rules,
                    std::function<void()> committed)
        : handlers_(database, files_, program.cpu, program.random, rules, std::move(committed)) {}

    [[nodiscard]] std::vector<chuanpin::http::router::row> rows() { return handlers_.rows(); }

private:
    files::table_offer_files files_;
    http::offer_file_handlers handlers_;
};

}  // namespace chuanpin::catalog
