// Files of a supplier's own offers over HTTP: handed in and taken out.
#pragma once

#include <functional>
#include <vector>

#include "catalog/app/exchange/export_offers.hpp"
#include "catalog/app/offer/hand_in_offers.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::catalog::http {

class offer_file_handlers {
public:
    using outcome = base::task<base::result<chuanpin::http::response>>;
    /// `committed` is called after each file that was handed in; pages that showed other prices follow the journal.
    offer_file_handlers(app::unit_of_work& database, app::offer_files& files, base::cpu_pool& cpu, base::random_source& random,
                        app::publication_rules rules, std::function<void()> committed)
        : hand_in_(database, files, cpu, random, rules), export_(database), files_(files), cpu_(cpu), committed_(std::move(committed)) {}

    [[nodiscard]] std::vector<chuanpin::http::router::row> rows();

private:
    outcome hand_in(chuanpin::http::request& request);
    outcome take_out(chuanpin::http::request& request);

    app::hand_in_offers hand_in_;
    app::export_offers export_;
    app::offer_files& files_;
    base::cpu_pool& cpu_;
    std::function<void()> committed_;
};

}  // namespace chuanpin::catalog::http
