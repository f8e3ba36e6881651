#include "catalog/domain/personal/erasure.hpp"

namespace chuanpin::catalog::domain {
namespace {

constexpr base::error_definition not_found{"personal-data-not-found", base::error_kind::not_found, "没有可删除的个人信息",
                                           "No personal data is kept of them"};
constexpr base::error_definition table[] = {not_found};

}  // namespace

std::span<const base::error_definition> personal_error_table() { return table; }

namespace errors {

base::error personal_data_not_found() { return base::make_error(not_found, "Nothing is kept of this person, or it was erased before."); }

}  // namespace errors
}  // namespace chuanpin::catalog::domain
