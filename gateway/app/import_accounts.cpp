#include "gateway/app/import_accounts.hpp"

#include <fmt/format.h>

#include "gateway/app/first_account.hpp"
#include "gateway/domain/errors.hpp"
#include "platform/base/fresh_receipt.hpp"

namespace chuanpin::gateway::app {

namespace {

base::error fault_of_row(std::size_t index, std::string detail) {
    return domain::errors::accounts_invalid({{fmt::format("row {}", index + 1), "contradiction", std::move(detail)}});
}

}  // namespace

base::task<base::result<import_report>> import_accounts::operator()(const base::call_context& context, std::vector<new_organisation> rows) {
    const auto known = co_await known_logins(context, rows);
    if (!known) co_return base::refusal(known.error());
    const auto hashes = co_await hash_new(rows, *known);
    if (!hashes) co_return base::refusal(hashes.error());
    import_report report;
    auto claim = base::fresh_receipt("import_accounts", context.now, random_);
    const auto written =
        co_await database_.write(context, std::move(claim), [&](identity_transaction& transaction) -> base::result<std::string> {
            report = {};
            for (std::size_t i = 0; i < rows.size(); ++i) {
                auto added = add_row(transaction, rows[i], (*hashes)[i], context.now, report);
                if (!added) return base::refusal(fault_of_row(i, added.error().detail));
            }
            return std::string();
        });
    if (!written) co_return base::refusal(written.error());
    co_return report;
}

// Hashing costs 33 ms each and belongs before the transaction, and a second run should not pay it.
base::task<base::result<std::vector<bool>>> import_accounts::known_logins(const base::call_context& context,
                                                                          const std::vector<new_organisation>& rows) {
    std::vector<bool> known;
    const auto read = co_await database_.read(context, [&](identity_transaction& transaction) -> base::result<void> {
        known.assign(rows.size(), false);
        for (std::size_t i = 0; i < rows.size(); ++i) known[i] = transaction.find_member_by_login(rows[i].login).has_value();
        return {};
    });
    if (!read) co_return base::refusal(read.error());
    co_return known;
}

base::task<base::result<std::vector<std::string>>> import_accounts::hash_new(const std::vector<new_organisation>& rows,
                                                                             const std::vector<bool>& known) {
    std::vector<std::string> hashes(rows.size());
    const auto ran = co_await cpu_.run([&] {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (!known[i]) hashes[i] = crypto::hash_password(rows[i].password, cost_);
        }
    });
    if (!ran) co_return base::refusal(ran.error());
    co_return hashes;
}

base::result<void> import_accounts::add_row(identity_transaction& transaction, const new_organisation& row, const std::string& hash,
                                            base::instant now, import_report& report) {
    auto organisation = transaction.find_organisation_named(row.name);
    if (!organisation) {
        organisation =
            domain::organisation{base::organisation_id::make(now, random_), row.name, row.kind, row.county_code, row.credit_code, now};
        if (auto added = transaction.add_organisation(*organisation); !added) return added;
        ++report.organisations_added;
    } else if (organisation->kind != row.kind) {
        return base::refusal(domain::errors::organisation_name_taken(row.name));
    }
    if (const auto member = transaction.find_member_by_login(row.login)) {
        if (member->of.id != organisation->id || !domain::may_sign_in(*member))
            return base::refusal(domain::errors::login_taken(row.login));
        ++report.accounts_known;
        return {};
    }
    domain::member member;
    member.who.id = base::account_id::make(now, random_);
    member.who.organisation = organisation->id;
    member.who.login = row.login;
    member.who.display_name = row.display_name;
    member.who.password_hash = hash;
    member.who.registered_at = now;
    member.assignments = make_assignments(member.who.id, row.roles, now, random_);
    ++report.accounts_added;
    return add_member_account(transaction, member);
}

}  // namespace chuanpin::gateway::app
