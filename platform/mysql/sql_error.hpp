// What the database or its connection threw at us, classified once.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace chuanpin::mysql {

/// Thrown by `session`. `what()` may hold data: it is logged, never sent.
class sql_error : public std::runtime_error {
public:
    sql_error(int number, std::string state, const std::string& message);
    [[nodiscard]] int number() const { return number_; }

    /// 1062: a unique key refused it. `constraint()` names the key.
    [[nodiscard]] bool is_duplicate() const;
    /// 4025 (CHECK), 1451/1452 (foreign key), 1062: `constraint()` names it.
    [[nodiscard]] bool is_constraint() const;
    [[nodiscard]] std::string_view constraint() const { return constraint_; }
    /// 1213, 1205, 1020: roll back and run the whole transaction again.
    [[nodiscard]] bool is_retryable() const;
    /// 1213, 1020: the server has already rolled the whole transaction back.
    [[nodiscard]] bool rolled_back_transaction() const;
    [[nodiscard]] bool is_lock_timeout() const;  ///< 1205
    /// 1969, 3024: max_statement_time passed.
    [[nodiscard]] bool is_statement_timeout() const;
    /// 2002, 2003, 2006, 2013, 2055, 1927, 1053 and everything that is no server error: the connection is gone.
    [[nodiscard]] bool breaks_connection() const;

private:
    int number_;
    std::string constraint_;
};

/// Thrown by the transactor where COMMIT was sent and nobody could say what became of it.
class unknown_outcome_error : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

}  // namespace chuanpin::mysql
