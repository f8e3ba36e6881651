#include "platform/mysql/session.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>

#include "platform/mysql/connector.hpp"
#include "platform/mysql/statement_text.hpp"

namespace chuanpin::mysql {
namespace {

constexpr int statement_timeout = 1969;

constexpr std::size_t text_kept_max = std::size_t{4} << 20;  // bytes of a statement's buffer that stay for the next
constexpr std::chrono::hours longest_limit{24};

// Budgets are rounded up to steps, so that connections under steady load hardly ever change their limit.
std::chrono::milliseconds rounded_up(std::chrono::milliseconds budget) {
    using namespace std::chrono_literals;
    const auto step = budget <= 1s ? 50ms : budget <= 10s ? 500ms : 5'000ms;
    return (budget + step - 1ms) / step * step;
}

bool begins_anew(std::string_view statement) { return statement.starts_with("ROLLBACK") || statement.starts_with("START TRANSACTION"); }

}  // namespace

struct session::implementation {
    implementation(address at, std::string of) : where(std::move(at)), schema(std::move(of)) { open(); }

    void open() {
        statement.reset();
        connection.reset();
        usable = false;
        connection = open_connection(where, schema);
        statement.reset(connection->createStatement());
        limit = {};
        doomed.reset();
        usable = true;
    }

    template <class Call>
    auto send(Call call) {
        if (!usable) throw sql_error(2006, "HY000", "the connection is closed");
        if (doomed && !begins_anew(text)) throw sql_error(*doomed);
        doomed.reset();
        ++sent;
        try {
            return call(*statement);
        } catch (const sql::SQLException& fault) {
            if (fault.getErrorCode() == 0) {
                // The connector itself objects, for instance to rows that nobody asked for: they now block the connection.
                usable = false;
                throw std::logic_error(std::string(fault.what()) + ": " + text.substr(0, 200));
            }
            auto error = translated(fault);
            if (error.breaks_connection()) usable = false;
            if (error.rolled_back_transaction()) doomed = error;
            throw error;
        }
    }

    std::string& empty_text() {
        if (text.capacity() > text_kept_max) text = std::string();
        text.clear();
        return text;
    }

    row_set query() {
        return send([this](sql::Statement& through) {
            auto rows = std::make_unique<row_set::implementation>();
            rows->rows.reset(through.executeQuery(sql::SQLString(text)));
            return row_set(std::move(rows));
        });
    }

    std::uint64_t execute() {
        return send([this](sql::Statement& through) { return static_cast<std::uint64_t>(through.executeUpdate(sql::SQLString(text))); });
    }

    address where;
    std::string schema;
    std::unique_ptr<sql::Connection> connection;
    std::unique_ptr<sql::Statement> statement;
    std::string text;  // of the statement at hand; keeps its capacity
    std::chrono::milliseconds limit{};
    std::optional<sql_error> doomed;
    std::uint64_t sent = 0;
    bool usable = false;
};

session::session(const address& where, const std::string& schema) : implementation_(std::make_unique<implementation>(where, schema)) {}
session::~session() = default;

row_set session::query(std::string_view statement, const parameters& values) {
    append_statement(implementation_->empty_text(), statement, values);
    return implementation_->query();
}

std::uint64_t session::execute(std::string_view statement, const parameters& values) {
    append_statement(implementation_->empty_text(), statement, values);
    return implementation_->execute();
}

std::uint64_t session::execute_rows(std::string_view statement, const std::vector<parameters>& rows, const parameters& after) {
    append_statement_of_rows(implementation_->empty_text(), statement, rows, after);
    return implementation_->execute();
}

row_set session::query_rows(std::string_view statement, const std::vector<parameters>& rows, const parameters& after) {
    append_statement_of_rows(implementation_->empty_text(), statement, rows, after);
    return implementation_->query();
}

std::uint64_t session::execute_as_is(const std::string& statement) {
    implementation_->text = statement;
    return implementation_->execute();
}

std::uint64_t session::last_insert_id() {
    auto rows = query("SELECT LAST_INSERT_ID()");
    rows.next();
    return rows.unsigned_integer(0);
}

void session::set_deadline(base::deadline until) {
    const auto left = std::chrono::floor<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
    if (left.count() <= 0) throw sql_error(statement_timeout, "70100", "the deadline has passed");
    const auto limit = rounded_up(std::min<std::chrono::milliseconds>(left, longest_limit));
    if (limit == implementation_->limit) return;
    execute("SET SESSION max_statement_time=? / 1000", {std::int64_t{limit.count()}});
    implementation_->limit = limit;
}

void session::reopen() { implementation_->open(); }
void session::discard() { implementation_->usable = false; }
std::uint64_t session::statements_sent() const { return implementation_->sent; }
bool session::usable() const { return implementation_->usable; }

}  // namespace chuanpin::mysql
