#include "catalog/mark_part.hpp"

#include <utility>

#include <fmt/format.h>

#include "catalog/price_settings.hpp"
#include "platform/qr/code.hpp"

namespace chuanpin::catalog {
namespace {

auto draw_certificates_at(std::string public_address) {
    return [address = std::move(public_address)](const std::string& number) {
        return qr::to_svg(qr::encode(fmt::format("{}/v1/certificates/{}", address, number)));
    };
}

}  // namespace

mark_part::mark_part(runtime::service_context& program, app::unit_of_work& database, app::unit_of_work& background,
                     std::string public_address, std::function<void()> committed, std::function<void()> listing_changed)
    : settings(read_mark_settings(program.settings.service_settings)),
      rules_{settings.limits, base::national_working_days(), read_price_settings(program.settings.service_settings).mark_comparison_needed},
      applications_(database, program.random, rules_, std::move(committed)),
      certificates_(database, program.random, rules_, settings.terms, draw_certificates_at(std::move(public_address)),
                    std::move(listing_changed)),
      tell_overdue(background, program.random),
      tell_certificate_days(background, program.random) {}

std::vector<chuanpin::http::router::row> mark_part::rows() {
    auto all = applications_.rows();
    for (auto& each : certificates_.rows()) all.push_back(std::move(each));
    return all;
}

}  // namespace chuanpin::catalog
