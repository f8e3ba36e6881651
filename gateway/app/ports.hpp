// What the use cases of the gateway need from outside.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gateway/app/audit_ports.hpp"
#include "gateway/app/notice_ports.hpp"
#include "gateway/domain/identity/account.hpp"
#include "gateway/domain/identity/api_key.hpp"
#include "gateway/domain/identity/one_time_password.hpp"
#include "gateway/domain/identity/registration.hpp"
#include "gateway/domain/identity/session.hpp"
#include "gateway/domain/identity/unit.hpp"
#include "gateway/domain/webhook/delivery.hpp"
#include "gateway/domain/webhook/endpoint.hpp"
#include "platform/base/task.hpp"
#include "platform/base/unit_of_work.hpp"

namespace chuanpin::gateway::app {

// --- identity ------------------------------------------------------------------------------------------------------------

/// An account as its organisation sees it.
struct account_view {
    domain::account who;
    std::vector<domain::role_assignment> assignments;  ///< those that have not ended
};

struct organisation_filter {
    std::optional<domain::organisation_kind> kind{};
    std::optional<std::string> county_code{};
    std::optional<bool> closed{};
    base::organisation_id after{};  ///< the last one of the page before
    std::size_t limit = 0;
};

struct registration_filter {
    std::optional<std::string> county_code{};
    std::optional<domain::registration_state> state{};
    std::optional<domain::registration_id> before{};  ///< the last one of the page before
    std::size_t limit = 0;
};

/// Organisations, accounts and sessions inside one transaction. Every change writes its journal entry.
class identity_transaction {
public:
    virtual ~identity_transaction() = default;

    virtual std::optional<domain::organisation> find_organisation(const base::organisation_id& id) = 0;
    virtual std::optional<domain::organisation> find_organisation_named(std::string_view name) = 0;
    /// Errors: organisation-name-taken, credit-code-taken.
    virtual base::result<void> add_organisation(const domain::organisation& organisation) = 0;

    /// By id.
    virtual std::vector<domain::organisation> list_organisations(const organisation_filter& filter) = 0;
    /// By id, those after `after`, at most `limit`; closed ones too.
    virtual std::vector<account_view> list_accounts(const base::organisation_id& organisation, const base::account_id& after,
                                                    std::size_t limit) = 0;
    /// Moves of organisations go one after the other from here to the end of the transaction.
    virtual void lock_tree() = 0;
    /// `id`, the one above it, and so on to the topmost; empty where there is no such organisation.
    virtual std::vector<base::organisation_id> chain_of(const base::organisation_id& id) = 0;
    /// Levels of the subtree below and with `id`; 1 where nothing stands below it.
    virtual std::size_t levels_below(const base::organisation_id& id) = 0;
    virtual bool has_open_organisations_below(const base::organisation_id& id) = 0;
    virtual void set_superior(const domain::organisation& organisation) = 0;
    /// `organisation` as it is from now on, with another contact or none.
    virtual void set_contact(const domain::organisation& organisation) = 0;

    /// Units of one organisation are opened and closed one after the other from here on.
    virtual void lock_organisation(const base::organisation_id& id) = 0;
    virtual std::optional<domain::unit> find_unit(const base::unit_id& id) = 0;
    virtual std::size_t count_open_units(const base::organisation_id& organisation) = 0;
    virtual bool has_open_units_below(const base::unit_id& id) = 0;
    virtual void add_unit(const domain::unit& unit) = 0;
    /// `unit` as it is from now on: closed. The role assignments that are bound to it end.
    virtual void close_unit(const domain::unit& unit) = 0;
    /// By id, those after `after`, at most `limit`; closed ones too.
    virtual std::vector<domain::unit> list_units(const base::organisation_id& organisation, const base::unit_id& after,
                                                 std::size_t limit) = 0;

    /// Members come with the assignments of list_assignments.
    virtual std::optional<domain::member> find_member_by_login(std::string_view login) = 0;
    /// Errors: login-taken.
    virtual base::result<void> add_account(const domain::account& account) = 0;
    /// Locked until the end of the transaction: roles of one account are changed one after the other.
    virtual std::optional<domain::account> lock_account(const base::account_id& id) = 0;
    /// Those that did not end before now, also those whose time has not come; by id.
    virtual std::vector<domain::role_assignment> list_assignments(const base::account_id& account) = 0;
    virtual std::optional<domain::role_assignment> find_assignment(const domain::role_assignment_id& id) = 0;
    virtual void add_assignment(const domain::role_assignment& assignment) = 0;
    /// Ends it now, and what was delegated from it. Nothing happens where it has ended.
    virtual void end_assignment(const domain::role_assignment_id& id) = 0;
    /// Closed now, its sessions end by a new epoch; its assignments end, and what it lent out. It must be locked and open.
    virtual void close_account(const domain::account& account) = 0;
    /// Open ones, by id.
    virtual std::vector<base::account_id> list_open_accounts(const base::organisation_id& organisation) = 0;
    /// `organisation` as it is from now on: closed. Its accounts are left to the caller.
    virtual void close_organisation(const domain::organisation& organisation) = 0;
    /// Ends every session of the account that was opened before.
    virtual void raise_session_epoch(const base::account_id& id) = 0;

    /// Those that wait for a decision, counted up to `limit`; whoever counts goes one after the other to the end of the transaction.
    virtual std::size_t count_open_registrations_locked(std::size_t limit) = 0;
    virtual void add_registration(const domain::registration& registration) = 0;
    /// Open ones that were handed in at `until` or before, oldest first.
    virtual std::vector<domain::registration_id> find_open_registrations(base::instant until, std::size_t limit) = 0;
    virtual std::optional<domain::registration> find_registration(const domain::registration_id& id) = 0;
    virtual std::optional<domain::registration> lock_registration(const domain::registration_id& id) = 0;
    /// `after` stands in the place of what was locked.
    virtual void update_registration(const domain::registration& after) = 0;
    /// Newest first.
    virtual std::vector<domain::registration> list_registrations(const registration_filter& filter) = 0;
    /// Errors: identity-card-taken.
    virtual base::result<void> set_identity_card(const base::organisation_id& id, std::string_view hash) = 0;

    /// The account's oldest are closed where it has sessions_per_account_max already; answers their hashes.
    virtual std::vector<std::string> open_session(const domain::session& session) = 0;
    /// Nothing happens where it is closed already or never was.
    virtual void close_session(std::string_view token_hash) = 0;
    /// Whose session this is; nullopt where it was closed, has expired at `at`, or the account's epoch went on.
    virtual std::optional<domain::member> find_session_member(std::string_view token_hash, base::instant at) = 0;
    /// Those that count at `at`, newest first.
    virtual std::vector<domain::session> list_sessions(const base::account_id& account, base::instant at) = 0;

    /// Puts `hash` in the place of `known`, ends every session and answers the account's new epoch.
    /// Errors: password-changed-meanwhile, where the account's hash is not `known` any more.
    virtual base::result<std::int64_t> change_password(const base::account_id& account, std::string_view known, std::string_view hash) = 0;
    /// The same password, hashed dearer. Nothing happens where the hash is not `known` any more.
    virtual void replace_password_hash(const base::account_id& account, std::string_view known, std::string_view hash) = 0;
    /// For the journal alone. Without an account where the login is nobody's.
    virtual void record_failed_sign_in(const std::optional<base::account_id>& account, std::string_view address) = 0;

    virtual std::optional<domain::second_factor> find_second_factor(const base::account_id& account) = 0;
    /// A new one, or another secret for one that is not confirmed. Errors: one-time-password-enrolled.
    virtual base::result<void> put_second_factor(const base::account_id& account, std::string_view sealed_secret) = 0;
    /// From now on the account is asked for it. Recovery codes of before are gone; the new ones are numbered in their order.
    virtual void confirm_second_factor(const base::account_id& account, const std::vector<std::string>& recovery_hashes) = 0;
    virtual void remove_second_factor(const base::account_id& account) = 0;
    /// False where the account has had one_time_tries_max within the window, or has no factor.
    virtual bool count_one_time_try(const base::account_id& account, base::instant at) = 0;
    /// False where that step or a later one was used before. Tries count anew after it, and after the use of a recovery code.
    virtual bool use_one_time_step(const base::account_id& account, std::int64_t step) = 0;
    /// Of a code that was not used.
    virtual std::optional<std::string> find_recovery_hash(const base::account_id& account, int number) = 0;
    /// False where it was used before or is another one now.
    virtual bool use_recovery_code(const base::account_id& account, int number, std::string_view hash) = 0;
};
using identity_unit_of_work = base::unit_of_work<identity_transaction>;

/// Which sessions are alive: forgets those that nobody uses. Every member may answer sessions-unavailable.
class session_store {
public:
    virtual ~session_store() = default;
    virtual base::task<base::result<void>> put(const domain::session& session) = 0;
    /// Whether it is alive; if so, it was used at `at`.
    virtual base::task<base::result<bool>> touch(std::string_view token_hash, base::instant at) = 0;
    virtual base::task<base::result<void>> remove(std::string_view token_hash) = 0;
    /// When each was used last, in their order; nullopt for those that are not alive.
    virtual base::task<base::result<std::vector<std::optional<base::instant>>>> last_used(const std::vector<std::string>& token_hashes) = 0;
};

// --- webhooks --------------------------------------------------------------------------------------------------------------

/// A delivery as its subscriber sees it.
struct delivery_view {
    std::int64_t number = 0;  ///< the key of the list: newest first
    domain::webhook_delivery_id id{};
    base::event_id event{};
    std::string event_type;
    std::string aggregate_id;
    domain::delivery_state state{};
    int attempts = 0;
    std::optional<base::instant> next_attempt_at{};  ///< of pending ones
    std::optional<int> last_status{};
    std::optional<std::string> last_fault{};
    base::instant created_at{};
    std::optional<base::instant> finished_at{};
};

/// Endpoints and what the subscribers see of their deliveries. Every change of an endpoint writes its journal entry.
class webhook_transaction {
public:
    virtual ~webhook_transaction() = default;
    /// Counts under a lock, so that two at once do not pass the limit together.
    virtual std::size_t count_endpoints_locked(const base::organisation_id& organisation) = 0;
    virtual void add_endpoint(const domain::webhook_endpoint& endpoint) = 0;
    virtual std::vector<domain::webhook_endpoint> list_endpoints(const base::organisation_id& organisation) = 0;
    virtual std::optional<domain::webhook_endpoint> find_endpoint(const domain::webhook_endpoint_id& id) = 0;
    /// Locked. Its open deliveries are cancelled; what was delivered stays.
    virtual void remove_endpoint(const domain::webhook_endpoint& endpoint) = 0;
    /// Newest first, those with a smaller number than `before` (0: from the newest), at most `limit`.
    virtual std::vector<delivery_view> list_deliveries(const domain::webhook_endpoint_id& endpoint, std::int64_t before,
                                                       std::size_t limit) = 0;
};
using webhook_unit_of_work = base::unit_of_work<webhook_transaction>;

/// An event as it came through another service's feed, rendered for receivers.
struct webhook_event {
    base::event_id id{};
    std::string type;
    std::string aggregate_id;
    base::instant occurred_at{};
    std::vector<base::organisation_id> visible_to{};
    bool visible_to_everybody = false;
    std::string body;
};

struct subscription {
    domain::webhook_endpoint_id endpoint{};
    base::organisation_id organisation{};
    std::vector<std::string> event_types;
};

struct wanted_event {
    const webhook_event* event = nullptr;
    std::vector<domain::webhook_endpoint_id> endpoints;  ///< ≥ 1
};

/// Part of the transaction that moves a feed's cursor.
class fan_out_transaction {
public:
    virtual ~fan_out_transaction() = default;
    /// The enabled endpoints of those who may see any of the events, by id, locked against their last delivery finishing meanwhile.
    virtual std::vector<subscription> lock_subscriptions(std::span<const webhook_event> events) = 0;
    /// Keeps the events (≥ 1), and one delivery for each endpoint of each: waiting behind an open one of the same aggregate,
    /// otherwise pending.
    virtual void add_deliveries(std::span<const wanted_event> events) = 0;
};

/// A delivery that this process may attempt until its lease runs out.
struct leased_delivery {
    std::int64_t number = 0;
    base::ulid lease{};
    domain::webhook_endpoint_id endpoint{};
    base::event_id event{};
    std::string url;
    std::string sealed_secret;
    std::string body;
    int attempt_number = 1;
};

/// The deliveries that are due, shared by all processes. Errors of all members: unavailable, timeout.
class delivery_queue {
public:
    virtual ~delivery_queue() = default;
    /// At most `limit`, oldest first, endpoints that answer before failing ones, within the limits of domain/webhook/endpoint.hpp.
    virtual base::task<base::result<std::vector<leased_delivery>>> lease(std::size_t limit, base::instant at) = 0;
    /// What came of an attempt; starts the next delivery of the aggregate where this one ended. Nothing but the attempt's row
    /// changes where the lease was lost meanwhile.
    virtual base::task<base::result<void>> record(const leased_delivery& delivery, const domain::attempt& made, const domain::verdict& next,
                                                  base::instant at) = 0;
};

/// Sends one attempt and waits for its answer, at most domain::attempt_time_max. `made.number` is left to the caller.
class webhook_sender {
public:
    virtual ~webhook_sender() = default;
    virtual base::task<domain::attempt> send(const std::string& url, std::vector<std::pair<std::string, std::string>> headers,
                                             std::string body) = 0;
};

// --- API keys ------------------------------------------------------------------------------------------------------------

struct known_api_key {
    domain::api_key key;
    std::string organisation_kind;
};

/// An organisation's keys inside one transaction. Every change but the note of a use writes its journal entry.
class api_key_transaction {
public:
    virtual ~api_key_transaction() = default;
    /// Those that are live at `at`, under a lock, so that two at once do not pass a limit together.
    virtual std::vector<domain::api_key> lock_live_keys(const base::organisation_id& organisation, base::instant at) = 0;
    virtual void add_api_key(const domain::api_key& key) = 0;
    /// Newest first, the newest 200.
    virtual std::vector<domain::api_key> list_api_keys(const base::organisation_id& organisation) = 0;
    /// Errors: api-key-not-found, where the organisation has none or it was revoked before.
    virtual base::result<void> revoke_api_key(const base::organisation_id& organisation, const domain::api_key_id& id) = 0;
    virtual std::optional<known_api_key> find_api_key(std::string_view public_id) = 0;
    /// Never goes back.
    virtual void note_api_key_use(const domain::api_key_id& id, base::instant at) = 0;
};
using api_key_unit_of_work = base::unit_of_work<api_key_transaction>;

/// The nonces of signed requests that were seen. Each call is one committed change of its own. Errors: those of the database.
class request_nonces {
public:
    virtual ~request_nonces() = default;
    /// `hash` is 32 bytes. True the first time that the key shows it, of however many at once; false until `forget_at` has passed
    /// and forget() was called. After an error it counts as shown.
    virtual base::task<base::result<bool>> claim(const base::call_context& context, const domain::api_key_id& key, std::string hash,
                                                 base::instant forget_at) = 0;
    /// Those whose time is over at context.now, `limit` at most; answers how many.
    virtual base::task<base::result<std::size_t>> forget(const base::call_context& context, std::size_t limit) = 0;
};

}  // namespace chuanpin::gateway::app
