#include "platform/runtime/composition.hpp"

#include "platform/journal/writer.hpp"
#include "platform/mysql/transactor.hpp"

namespace chuanpin::runtime {

std::vector<mysql::migration> whole_schema(std::span<const mysql::migration> own) {
    auto all = mysql::receipt_migrations();
    for (const auto& each : journal::migrations()) all.push_back(each);
    all.insert(all.end(), own.begin(), own.end());
    return all;
}

base::call_context own_context(const service_context& program, std::string request_id, std::chrono::seconds time_max) {
    base::call_context context;
    context.request_id = std::move(request_id);
    context.deadline = std::chrono::steady_clock::now() + time_max;
    context.now = program.clock.now();
    return context;
}

}  // namespace chuanpin::runtime
