// Seals and hashes personal data with the newest key, a bounded batch at a time; and tells which keys are still needed.
#pragma once

#include "catalog/app/household/personal_keys.hpp"
#include "catalog/app/ports.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::catalog::app {

inline constexpr std::size_t reseal_rows_max = 500;  ///< of one transaction

struct resealed_batch {
    std::size_t looked_at = 0;
    std::size_t resealed = 0;
    personal_key last{};  ///< where the next batch begins
    bool at_end = false;
};

class reseal_personal_data {
public:
    reseal_personal_data(unit_of_work& database, base::random_source& random, const personal_keys& keys)
        : database_(database), random_(random), keys_(keys) {}

    /// The rows after that key. What the newest key sealed and hashed stays as it is, so that it may be broken off and begun again at any
    /// row. What was erased cannot be hashed anew; it only loses the hashes of a key before that is gone. Throws std::runtime_error where a
    /// row cannot be opened.
    base::task<base::result<resealed_batch>> run(const base::call_context& context, personal_table table, personal_key after);
    /// By key, in the order of the keys. What is missing in the sum was sealed before keys had ids, or with one that is not here.
    base::task<base::result<personal_count>> count(const base::call_context& context, personal_table table);

private:
    bool reseal(personal_row& row) const;
    bool forget_previous(personal_row& row) const;

    unit_of_work& database_;
    base::random_source& random_;
    const personal_keys& keys_;
};

}  // namespace chuanpin::catalog::app
