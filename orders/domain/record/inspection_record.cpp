#include "orders/domain/record/inspection_record.hpp"

#include "orders/domain/record/errors.hpp"

namespace chuanpin::orders::domain {

base::result<void> check_recordable(const order& what) {
    if (!what.accepted_at) return base::refusal(errors::inspection_record_not_ready(what.id));
    return {};
}

}  // namespace chuanpin::orders::domain
