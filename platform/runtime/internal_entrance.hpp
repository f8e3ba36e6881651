// What answers on the internal listener: the services of this process, told apart by http::audience_header, and the pages of
// the process itself (/healthz, /readyz, /metrics). Who may call what is checked by each service's stamped entrance.
#pragma once

#include <functional>
#include <string>

#include "platform/http/router.hpp"
#include "platform/runtime/upstreams.hpp"

namespace chuanpin::runtime {

struct process_pages {
    std::function<base::task<std::string>()> readiness;  ///< empty where ready
    std::function<std::string()> metrics_text;
};

class internal_entrance final : public http::responder {
public:
    internal_entrance(const upstreams& services, process_pages pages) : services_(services), pages_(std::move(pages)) {}
    base::task<http::response> respond(http::request request) override;

private:
    http::responder* service_of(const http::request& request) const;
    base::task<http::response> page(const http::request& request);

    const upstreams& services_;
    process_pages pages_;
};

}  // namespace chuanpin::runtime
