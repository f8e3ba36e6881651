#include "gateway/app/manage_second_factor.hpp"

#include <array>

#include "gateway/domain/errors.hpp"
#include "gateway/domain/identity/recovery_code.hpp"
#include "platform/base/encoding.hpp"
#include "platform/base/fresh_receipt.hpp"

namespace chuanpin::gateway::app {

namespace {

base::task<base::result<std::optional<domain::second_factor>>> find_factor(identity_unit_of_work& database,
                                                                           const base::call_context& context,
                                                                           const base::account_id& account) {
    std::optional<domain::second_factor> factor;
    const auto read = co_await database.read(context, [&](identity_transaction& transaction) -> base::result<void> {
        factor = transaction.find_second_factor(account);
        return {};
    });
    if (!read) co_return base::refusal(read.error());
    co_return factor;
}

/// Ends every session of the account and opens one, in the transaction that changes the factor.
void renew_sessions(identity_transaction& transaction, new_session& made) {
    transaction.raise_session_epoch(made.kept.account);
    made.kept.epoch = made.opened.member.who.session_epoch + 1;
    transaction.open_session(made.kept);
}

}  // namespace

base::task<base::result<enrolment>> enrol_one_time_password::operator()(const base::call_context& context, domain::member member,
                                                                        std::string password, std::string address) {
    if (auto checked = co_await check_(context, member, std::move(password), std::move(address)); !checked)
        co_return base::refusal(std::move(checked.error()));
    std::array<std::byte, domain::one_time_secret_bytes> secret{};
    random_.fill(secret);
    const auto sealed = box_.seal(base::as_text(secret), random_);
    const auto written = co_await database_.write(context, base::fresh_receipt("enrol_one_time_password", context.now, random_),
                                                  [&](identity_transaction& transaction) -> base::result<std::string> {
                                                      if (auto put = transaction.put_second_factor(member.who.id, sealed); !put)
                                                          return base::refusal(std::move(put.error()));
                                                      return std::string();
                                                  });
    if (!written) co_return base::refusal(written.error());
    auto text = domain::to_base32(base::as_text(secret));
    auto uri = domain::enrolment_uri(member.who.login, text);
    co_return enrolment{std::move(text), std::move(uri)};
}

base::task<base::result<confirmed_factor>> confirm_one_time_password::operator()(const base::call_context& context, domain::member member,
                                                                                 std::string code, domain::client_facts from) {
    const auto account = member.who.id;
    const auto factor = co_await find_factor(database_, context, account);
    if (!factor) co_return base::refusal(factor.error());
    if (!*factor) co_return base::refusal(domain::errors::one_time_password_missing());
    if ((*factor)->is_confirmed) co_return base::refusal(domain::errors::one_time_password_enrolled());
    const auto fitting = co_await check_(context, account, **factor, std::move(code));
    if (!fitting) co_return base::refusal(fitting.error());
    if (!*fitting) co_return base::refusal(domain::errors::one_time_code_wrong());
    std::vector<std::string> letters;
    confirmed_factor confirmed;
    for (int number = 0; number < domain::recovery_codes_count; ++number) {
        std::array<std::byte, domain::recovery_code_random_bytes> bytes{};
        random_.fill(bytes);
        const auto recovery = domain::make_recovery_code(number, base::as_text(bytes));
        letters.push_back(recovery.letters);
        confirmed.recovery_codes.push_back(domain::to_text(recovery));
    }
    const auto hashes = co_await hash_all(context.deadline, letters);
    if (!hashes) co_return base::refusal(hashes.error());
    auto made = make_session(std::move(member), std::move(from), context.now, random_);
    const auto written = co_await database_.write(context, base::fresh_receipt("confirm_one_time_password", context.now, random_),
                                                  [&](identity_transaction& transaction) -> base::result<std::string> {
                                                      if (!use_up(transaction, account, **fitting))
                                                          return base::refusal(domain::errors::one_time_code_wrong());
                                                      transaction.confirm_second_factor(account, *hashes);
                                                      renew_sessions(transaction, made);
                                                      return std::string();
                                                  });
    if (!written) co_return base::refusal(written.error());
    known_.forget_account(account);
    if (auto kept = co_await sessions_.put(made.kept); !kept) co_return base::refusal(std::move(kept.error()));
    confirmed.session = std::move(made.opened);
    co_return confirmed;
}

base::task<base::result<std::vector<std::string>>> confirm_one_time_password::hash_all(base::deadline until,
                                                                                       const std::vector<std::string>& letters) {
    std::vector<std::string> hashes;
    const auto ran = co_await cpu_.run_until(until, [&] {
        for (const auto& each : letters) hashes.push_back(crypto::hash_password(each, cost_));
    });
    if (!ran) co_return base::refusal(ran.error());
    co_return hashes;
}

base::task<base::result<opened_session>> remove_one_time_password::operator()(const base::call_context& context, domain::member member,
                                                                              factor_removal asked) {
    const auto account = member.who.id;
    if (auto checked = co_await password_(context, member, asked.password, asked.from.address); !checked)
        co_return base::refusal(std::move(checked.error()));
    const auto factor = co_await find_factor(database_, context, account);
    if (!factor) co_return base::refusal(factor.error());
    if (!*factor || !(*factor)->is_confirmed) co_return base::refusal(domain::errors::one_time_password_missing());
    const auto fitting = co_await code_(context, account, **factor, asked.code);
    if (!fitting) co_return base::refusal(fitting.error());
    if (!*fitting) {
        if (auto recorded = co_await password_.record_failure(context, member, asked.from.address); !recorded)
            co_return base::refusal(std::move(recorded.error()));
        co_return base::refusal(domain::errors::one_time_code_wrong());
    }
    auto made = make_session(std::move(member), std::move(asked.from), context.now, random_);
    const auto written = co_await database_.write(context, base::fresh_receipt("remove_one_time_password", context.now, random_),
                                                  [&](identity_transaction& transaction) -> base::result<std::string> {
                                                      if (!use_up(transaction, account, **fitting))
                                                          return base::refusal(domain::errors::one_time_code_wrong());
                                                      transaction.remove_second_factor(account);
                                                      renew_sessions(transaction, made);
                                                      return std::string();
                                                  });
    if (!written) co_return base::refusal(written.error());
    known_.forget_account(account);
    if (auto kept = co_await sessions_.put(made.kept); !kept) co_return base::refusal(std::move(kept.error()));
    co_return std::move(made.opened);
}

}  // namespace chuanpin::gateway::app
