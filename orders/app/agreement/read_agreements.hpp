// Reading agreements and what hangs on them: each organisation those to which it is party.
#pragma once

#include "orders/app/ports.hpp"

namespace chuanpin::orders::app {

struct allocation_page {
    std::int64_t pack_size = 0;
    std::vector<shown_share> shares{};
};

class read_agreements {
public:
    explicit read_agreements(unit_of_work& database) : database_(database) {}

    /// Errors of all: agreement-not-found, also where it is others'. Of money and goods each party sees its own lines' alone.
    base::task<base::result<domain::agreement>> find(const base::call_context& context, domain::agreement_id id);
    base::task<base::result<std::vector<domain::agreement>>> page(const base::call_context& context,
                                                                  std::optional<domain::agreement_id> before, std::size_t limit);
    base::task<base::result<std::vector<domain::prepayment>>> prepayments(const base::call_context& context, domain::agreement_id id,
                                                                          domain::payment_direction direction);
    /// Errors: agreement-line-not-found.
    base::task<base::result<allocation_page>> shares(const base::call_context& context, domain::agreement_id id, std::int64_t line_number,
                                                     std::int64_t after, std::size_t limit);
    base::task<base::result<std::vector<delivery_entry>>> deliveries(const base::call_context& context, domain::agreement_id id,
                                                                     std::int64_t line_number, std::optional<domain::delivery_id> after,
                                                                     std::size_t limit);
    base::task<base::result<std::vector<reversal_entry>>> reversals(const base::call_context& context, domain::agreement_id id);

private:
    template <class T, class Read>
    base::task<base::result<T>> read(const base::call_context& context, domain::agreement_id id, Read how);

    unit_of_work& database_;
};

}  // namespace chuanpin::orders::app
