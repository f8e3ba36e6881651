// Organisations, accounts and sessions in memory: the fake side of identity_transaction.
#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <string>

#include "gateway/app/ports.hpp"
#include "gateway/domain/errors.hpp"
#include "tests/support/fake_unit_of_work.hpp"

namespace chuanpin::tests {

struct identity_state {
    struct session_row {
        gateway::domain::session session;
        bool closed = false;
    };
    std::map<base::organisation_id, gateway::domain::organisation> organisations;
    std::map<std::string, gateway::domain::account, std::less<>> accounts;
    std::map<std::string, session_row, std::less<>> sessions;
    std::map<gateway::domain::role_assignment_id, gateway::domain::role_assignment> assignments;
    std::map<base::unit_id, gateway::domain::unit> units;
    std::map<gateway::domain::registration_id, gateway::domain::registration> registrations;
    std::map<std::string, base::organisation_id, std::less<>> identity_cards;
    struct factor_row {
        gateway::domain::second_factor factor;
        std::vector<std::string> recovery_hashes;  ///< empty where the code was used
        int tries = 0;
        base::instant tries_since{};
    };
    std::map<base::account_id, factor_row> factors;
    std::size_t events = 0;
};

class fake_identity final : public gateway::app::identity_transaction {
public:
    fake_identity(identity_state& state, const base::call_context& context) : state_(state), context_(context) {}

    std::optional<gateway::domain::organisation> find_organisation(const base::organisation_id& id) override {
        const auto found = state_.organisations.find(id);
        return found == state_.organisations.end() ? std::nullopt : std::optional(found->second);
    }
    std::optional<gateway::domain::organisation> find_organisation_named(std::string_view name) override {
        for (const auto& [id, each] : state_.organisations) {
            if (each.name == name) return each;
        }
        return std::nullopt;
    }
    base::result<void> add_organisation(const gateway::domain::organisation& organisation) override {
        for (const auto& [id, each] : state_.organisations) {
            if (each.name == organisation.name) return base::refusal(gateway::domain::errors::organisation_name_taken(each.name));
            if (each.credit_code && each.credit_code == organisation.credit_code)
                return base::refusal(gateway::domain::errors::credit_code_taken(*each.credit_code));
        }
        state_.organisations[organisation.id] = organisation;
        ++state_.events;
        return {};
    }
    std::vector<gateway::domain::organisation> list_organisations(const gateway::app::organisation_filter& filter) override {
        std::vector<gateway::domain::organisation> found;
        for (const auto& [id, each] : state_.organisations) {
            if (filter.kind && *filter.kind != each.kind) continue;
            if (filter.county_code && *filter.county_code != each.county_code) continue;
            if (filter.closed && *filter.closed != each.closed_at.has_value()) continue;
            if (id > filter.after && found.size() < filter.limit) found.push_back(each);
        }
        return found;
    }
    std::vector<gateway::app::account_view> list_accounts(const base::organisation_id& organisation, const base::account_id& after,
                                                          std::size_t limit) override {
        std::map<base::account_id, gateway::domain::account> sorted;
        for (const auto& [login, each] : state_.accounts) {
            if (each.organisation == organisation && each.id > after) sorted[each.id] = each;
        }
        std::vector<gateway::app::account_view> found;
        for (const auto& [id, each] : sorted) {
            if (found.size() < limit) found.push_back({each, list_assignments(id)});
        }
        return found;
    }
    void lock_tree() override {}
    std::vector<base::organisation_id> chain_of(const base::organisation_id& id) override {
        std::vector<base::organisation_id> chain;
        for (std::optional next(id); next && state_.organisations.contains(*next); next = state_.organisations.at(*next).superior)
            chain.push_back(*next);
        return chain;
    }
    std::size_t levels_below(const base::organisation_id& id) override {
        std::size_t below = 0;
        for (const auto& [key, each] : state_.organisations) {
            if (each.superior == id) below = std::max(below, levels_below(key));
        }
        return below + 1;
    }
    bool has_open_organisations_below(const base::organisation_id& id) override {
        return std::ranges::any_of(state_.organisations,
                                   [&](const auto& each) { return each.second.superior == id && !each.second.closed_at; });
    }
    void set_superior(const gateway::domain::organisation& organisation) override {
        state_.organisations.at(organisation.id) = organisation;
        ++state_.events;
    }
    void set_contact(const gateway::domain::organisation& organisation) override {
        state_.organisations.at(organisation.id) = organisation;
        ++state_.events;
    }
    void lock_organisation(const base::organisation_id&) override {}
    std::optional<gateway::domain::unit> find_unit(const base::unit_id& id) override {
        const auto found = state_.units.find(id);
        return found == state_.units.end() ? std::nullopt : std::optional(found->second);
    }
    std::size_t count_open_units(const base::organisation_id& organisation) override {
        return static_cast<std::size_t>(std::ranges::count_if(
            state_.units, [&](const auto& each) { return each.second.organisation == organisation && !each.second.closed_at; }));
    }
    bool has_open_units_below(const base::unit_id& id) override {
        return std::ranges::any_of(state_.units, [&](const auto& each) { return each.second.superior == id && !each.second.closed_at; });
    }
    void add_unit(const gateway::domain::unit& unit) override {
        state_.units[unit.id] = unit;
        ++state_.events;
    }
    void close_unit(const gateway::domain::unit& unit) override {
        state_.units[unit.id] = unit;
        ++state_.events;
        for (const auto& [id, each] : state_.assignments) {
            if (each.unit == unit.id && !each.ended_at && (!each.valid_to || *each.valid_to > context_.now)) end_assignment(id);
        }
    }
    std::vector<gateway::domain::unit> list_units(const base::organisation_id& organisation, const base::unit_id& after,
                                                  std::size_t limit) override {
        std::vector<gateway::domain::unit> found;
        for (const auto& [id, each] : state_.units) {
            if (each.organisation == organisation && id > after && found.size() < limit) found.push_back(each);
        }
        return found;
    }
    std::optional<gateway::domain::member> find_member_by_login(std::string_view login) override {
        const auto found = state_.accounts.find(login);
        if (found == state_.accounts.end()) return std::nullopt;
        return gateway::domain::member{found->second, state_.organisations.at(found->second.organisation),
                                       list_assignments(found->second.id)};
    }
    base::result<void> add_account(const gateway::domain::account& account) override {
        if (!state_.accounts.try_emplace(account.login, account).second)
            return base::refusal(gateway::domain::errors::login_taken(account.login));
        ++state_.events;
        return {};
    }
    std::optional<gateway::domain::account> lock_account(const base::account_id& id) override {
        for (const auto& [login, each] : state_.accounts) {
            if (each.id == id) return each;
        }
        return std::nullopt;
    }
    std::vector<gateway::domain::role_assignment> list_assignments(const base::account_id& account) override {
        std::vector<gateway::domain::role_assignment> found;
        for (const auto& [id, each] : state_.assignments) {
            if (each.account == account && !each.ended_at && (!each.valid_to || *each.valid_to > context_.now)) found.push_back(each);
        }
        return found;
    }
    std::optional<gateway::domain::role_assignment> find_assignment(const gateway::domain::role_assignment_id& id) override {
        const auto found = state_.assignments.find(id);
        return found == state_.assignments.end() ? std::nullopt : std::optional(found->second);
    }
    void add_assignment(const gateway::domain::role_assignment& assignment) override {
        state_.assignments[assignment.id] = assignment;
        ++state_.events;
    }
    void end_assignment(const gateway::domain::role_assignment_id& id) override {
        for (const auto& [key, each] : state_.assignments) {
            if (each.delegated_from == id) end_assignment(key);
        }
        const auto found = state_.assignments.find(id);
        if (found == state_.assignments.end() || found->second.ended_at) return;
        found->second.ended_at = context_.now;
        ++state_.events;
    }
    void close_account(const gateway::domain::account& account) override {
        for (auto& [login, each] : state_.accounts) {
            if (each.id != account.id) continue;
            each.closed_at = context_.now;
            ++each.session_epoch;
            ++state_.events;
        }
        for (const auto& [id, each] : state_.assignments) {
            const bool lent_out = each.delegated_from && each.granted_by == account.id;
            if ((each.account == account.id || lent_out) && !each.ended_at && (!each.valid_to || *each.valid_to > context_.now))
                end_assignment(id);
        }
    }
    std::vector<base::account_id> list_open_accounts(const base::organisation_id& organisation) override {
        std::vector<base::account_id> found;
        for (const auto& [login, each] : state_.accounts) {
            if (each.organisation == organisation && !each.closed_at) found.push_back(each.id);
        }
        std::ranges::sort(found);
        return found;
    }
    void close_organisation(const gateway::domain::organisation& organisation) override {
        state_.organisations.at(organisation.id) = organisation;
        ++state_.events;
    }
    void raise_session_epoch(const base::account_id& id) override {
        for (auto& [login, each] : state_.accounts) {
            if (each.id == id) {
                ++each.session_epoch;
                ++state_.events;
            }
        }
    }
    std::size_t count_open_registrations_locked(std::size_t limit) override {
        std::size_t open = 0;
        for (const auto& [id, each] : state_.registrations) open += gateway::domain::is_open(each.state) ? 1 : 0;
        return std::min(open, limit);
    }
    std::vector<gateway::domain::registration_id> find_open_registrations(base::instant until, std::size_t limit) override {
        std::vector<gateway::domain::registration_id> found;
        for (const auto& [id, each] : state_.registrations) {
            if (gateway::domain::is_open(each.state) && each.submitted_at <= until && found.size() < limit) found.push_back(id);
        }
        return found;
    }
    void add_registration(const gateway::domain::registration& registration) override { update_registration(registration); }
    std::optional<gateway::domain::registration> find_registration(const gateway::domain::registration_id& id) override {
        const auto found = state_.registrations.find(id);
        return found == state_.registrations.end() ? std::nullopt : std::optional(found->second);
    }
    std::optional<gateway::domain::registration> lock_registration(const gateway::domain::registration_id& id) override {
        return find_registration(id);
    }
    void update_registration(const gateway::domain::registration& after) override {
        state_.registrations[after.id] = after;
        ++state_.events;
    }
    std::vector<gateway::domain::registration> list_registrations(const gateway::app::registration_filter& filter) override {
        std::vector<gateway::domain::registration> found;
        for (auto each = state_.registrations.rbegin(); each != state_.registrations.rend() && found.size() < filter.limit; ++each) {
            const auto& row = each->second;
            if (filter.county_code && *filter.county_code != row.county_code) continue;
            if (filter.state && *filter.state != row.state) continue;
            if (!filter.before || row.id < *filter.before) found.push_back(row);
        }
        return found;
    }
    base::result<void> set_identity_card(const base::organisation_id& id, std::string_view hash) override {
        const auto [held, added] = state_.identity_cards.try_emplace(std::string(hash), id);
        if (!added && held->second != id) return base::refusal(gateway::domain::errors::identity_card_taken());
        return {};
    }
    std::vector<std::string> open_session(const gateway::domain::session& session) override {
        std::vector<std::string> dropped;
        auto open = open_sessions(session.account, session.epoch, context_.now);
        for (std::size_t i = gateway::domain::sessions_per_account_max - 1; i < open.size(); ++i) dropped.push_back(open[i].token_hash);
        for (const auto& each : dropped) close_session(each);
        state_.sessions[session.token_hash] = {session};
        ++state_.events;
        return dropped;
    }
    void close_session(std::string_view token_hash) override {
        const auto found = state_.sessions.find(token_hash);
        if (found == state_.sessions.end() || found->second.closed) return;
        found->second.closed = true;
        ++state_.events;
    }
    std::optional<gateway::domain::member> find_session_member(std::string_view token_hash, base::instant at) override {
        const auto found = state_.sessions.find(token_hash);
        if (found == state_.sessions.end() || found->second.closed || found->second.session.expires_at <= at) return std::nullopt;
        for (const auto& [login, each] : state_.accounts) {
            if (each.id == found->second.session.account && each.session_epoch == found->second.session.epoch)
                return find_member_by_login(login);
        }
        return std::nullopt;
    }

    std::vector<gateway::domain::session> list_sessions(const base::account_id& account, base::instant at) override {
        const auto* const found = account_of(account);
        return found == nullptr ? std::vector<gateway::domain::session>() : open_sessions(account, found->session_epoch, at);
    }
    base::result<std::int64_t> change_password(const base::account_id& account, std::string_view known, std::string_view hash) override {
        auto* const found = account_of(account);
        if (found == nullptr || found->password_hash != known) return base::refusal(gateway::domain::errors::password_changed_meanwhile());
        found->password_hash = hash;
        ++state_.events;
        return ++found->session_epoch;
    }
    void replace_password_hash(const base::account_id& account, std::string_view known, std::string_view hash) override {
        if (auto* const found = account_of(account); found != nullptr && found->password_hash == known) found->password_hash = hash;
    }
    void record_failed_sign_in(const std::optional<base::account_id>&, std::string_view) override { ++state_.events; }

    std::optional<gateway::domain::second_factor> find_second_factor(const base::account_id& account) override {
        const auto found = state_.factors.find(account);
        return found == state_.factors.end() ? std::nullopt : std::optional(found->second.factor);
    }
    base::result<void> put_second_factor(const base::account_id& account, std::string_view sealed_secret) override {
        auto& row = state_.factors[account];
        if (row.factor.is_confirmed) return base::refusal(gateway::domain::errors::one_time_password_enrolled());
        row.factor.sealed_secret = sealed_secret;
        return {};
    }
    void confirm_second_factor(const base::account_id& account, const std::vector<std::string>& recovery_hashes) override {
        state_.factors.at(account).factor.is_confirmed = true;
        state_.factors.at(account).recovery_hashes = recovery_hashes;
        ++state_.events;
    }
    void remove_second_factor(const base::account_id& account) override {
        state_.factors.erase(account);
        ++state_.events;
    }
    bool count_one_time_try(const base::account_id& account, base::instant at) override {
        const auto found = state_.factors.find(account);
        if (found == state_.factors.end()) return false;
        auto& row = found->second;
        if (at - row.tries_since >= gateway::domain::one_time_tries_window) {
            row.tries = 0;
            row.tries_since = at;
        }
        if (row.tries >= gateway::domain::one_time_tries_max) return false;
        ++row.tries;
        return true;
    }
    bool use_one_time_step(const base::account_id& account, std::int64_t step) override {
        const auto found = state_.factors.find(account);
        if (found == state_.factors.end() || found->second.factor.last_step >= step) return false;
        found->second.factor.last_step = step;
        found->second.tries = 0;
        return true;
    }
    std::optional<std::string> find_recovery_hash(const base::account_id& account, int number) override {
        const auto found = state_.factors.find(account);
        if (found == state_.factors.end()) return std::nullopt;
        const auto& hashes = found->second.recovery_hashes;
        const auto index = static_cast<std::size_t>(number);
        return index < hashes.size() && !hashes[index].empty() ? std::optional(hashes[index]) : std::nullopt;
    }
    bool use_recovery_code(const base::account_id& account, int number, std::string_view hash) override {
        if (find_recovery_hash(account, number) != hash) return false;
        state_.factors.at(account).recovery_hashes.at(static_cast<std::size_t>(number)).clear();
        state_.factors.at(account).tries = 0;
        ++state_.events;
        return true;
    }

private:
    gateway::domain::account* account_of(const base::account_id& id) {
        for (auto& [login, each] : state_.accounts) {
            if (each.id == id) return &each;
        }
        return nullptr;
    }
    /// Newest first.
    std::vector<gateway::domain::session> open_sessions(const base::account_id& account, std::int64_t epoch, base::instant at) {
        std::vector<gateway::domain::session> open;
        for (const auto& [hash, each] : state_.sessions) {
            if (each.session.account == account && each.session.epoch == epoch && !each.closed && each.session.expires_at > at)
                open.push_back(each.session);
        }
        std::ranges::sort(open, std::ranges::greater(), &gateway::domain::session::opened_at);
        return open;
    }

    identity_state& state_;
    const base::call_context& context_;
};

using fake_identity_work = fake_unit_of_work<identity_state, gateway::app::identity_transaction, fake_identity>;

}  // namespace chuanpin::tests
