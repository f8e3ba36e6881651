// The mark in the running service: applications, certificates, and what comes by the day alone.
#pragma once

#include <functional>
#include <vector>

#include "catalog/app/tell_certificate_days.hpp"
#include "catalog/app/tell_overdue_steps.hpp"
#include "catalog/http/certificate_handlers.hpp"
#include "catalog/http/mark_handlers.hpp"
#include "catalog/mark_settings.hpp"
#include "platform/runtime/service.hpp"

namespace chuanpin::catalog {

class mark_part {
public:
    /// `committed` is called after each change of an application, `listing_changed` after each of a certificate: with it listing may begin
    /// or end. `public_address` is where the QR codes of certificates lead.
    mark_part(runtime::service_context& program, app::unit_of_work& database, app::unit_of_work& background, std::string public_address,
              std::function<void()> committed, std::function<void()> listing_changed);

    [[nodiscard]] std::vector<chuanpin::http::router::row> rows();

    const mark_settings settings;

private:
    app::mark_rules rules_;
    catalog::http::mark_handlers applications_;
    catalog::http::certificate_handlers certificates_;

public:
    // Jobs of the day: steps that are late, certificates that begin or end.
    app::tell_overdue_steps tell_overdue;
    app::tell_certificate_days tell_certificate_days;
};

}  // namespace chuanpin::catalog
