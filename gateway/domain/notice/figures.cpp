#include "gateway/domain/notice/figures.hpp"

#include <fmt/format.h>

namespace chuanpin::gateway::domain {

namespace {

constexpr std::chrono::hours shanghai_offset{8};  // without exception since 1991 (platform/base/time.hpp)

struct figure_writer {
    notice_language language;

    std::string operator()(base::fen amount) const { return std::string("¥") + base::to_yuan(amount).text; }
    std::string operator()(mass_g mass) const {
        auto number = fmt::format("{}.{:03}", mass.value / 1'000, mass.value % 1'000);
        while (number.ends_with('0')) number.pop_back();
        if (number.ends_with('.')) number.pop_back();
        return number + (language == notice_language::zh ? " 千克" : " kg");
    }
    std::string operator()(const std::optional<base::instant>& at) const {
        if (!at) return language == notice_language::zh ? "未设定" : "not set";
        const auto there = std::chrono::floor<std::chrono::minutes>(*at + shanghai_offset);
        const auto day = std::chrono::floor<std::chrono::days>(there);
        const auto minutes = (there - day).count();
        return fmt::format("{} {:02}:{:02}{}", base::to_text(std::chrono::year_month_day(day)), minutes / 60, minutes % 60,
                           language == notice_language::zh ? "(北京时间)" : " (UTC+8)");
    }
    std::string operator()(std::int64_t count) const { return std::to_string(count); }
    std::string operator()(const std::string& words) const { return words; }
};

}  // namespace

std::string to_text(const figure_value& value, notice_language language) { return std::visit(figure_writer{language}, value); }

}  // namespace chuanpin::gateway::domain
