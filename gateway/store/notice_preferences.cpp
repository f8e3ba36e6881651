// Where organisations want to be told: the preferences of mysql_notice_transaction.
#include <algorithm>

#include "gateway/store/gateway_journal.hpp"
#include "gateway/store/mysql_notice_transaction.hpp"
#include "platform/json/writer.hpp"

namespace chuanpin::gateway::store {

namespace {

// Preferences have no row of their own to lock: the organisation's row stands for them.
constexpr std::string_view lock_organisation_sql = "SELECT id FROM organisation WHERE id = ? FOR UPDATE";
constexpr std::string_view contacts_sql =
    "SELECT channel, sealed_address, masked_address FROM notice_contact WHERE organisation_id = ? ORDER BY channel";
constexpr std::string_view mutes_sql = "SELECT kind FROM notice_mute WHERE organisation_id = ? ORDER BY kind";
constexpr std::string_view delete_contacts_sql = "DELETE FROM notice_contact WHERE organisation_id = ?";
constexpr std::string_view delete_mutes_sql = "DELETE FROM notice_mute WHERE organisation_id = ?";
constexpr std::string_view insert_contact_sql =
    "INSERT INTO notice_contact (organisation_id, channel, sealed_address, masked_address) VALUES ?";
constexpr std::string_view insert_mute_sql = "INSERT INTO notice_mute (organisation_id, kind) VALUES ?";
constexpr std::string_view cancel_channel_sql =
    "UPDATE notice_delivery d JOIN notice n ON n.id = d.notice_id SET d.state = 'cancelled', d.finished_at = ?"
    " WHERE d.state = 'pending' AND n.organisation_id = ? AND d.channel = ?";

/// Which channels, never the addresses.
std::string preferences_data(const domain::notice_preferences& preferences) {
    std::string channels;
    for (const auto& each : preferences.contacts) channels.append(channels.empty() ? "" : " ").append(domain::name_of(each.channel));
    std::string text;
    json::writer(text)
        .begin_object()
        .member("organisation_id", base::to_wire(preferences.organisation))
        .member("channels", channels)
        .member("muted_kinds", preferences.muted_kinds.size())
        .end_object();
    return text;
}

}  // namespace

domain::notice_preferences mysql_notice_transaction::find_preferences(const base::organisation_id& organisation) {
    domain::notice_preferences found{organisation, {}, {}};
    auto contacts = connection_.query(contacts_sql, {organisation});
    while (contacts.next())
        found.contacts.push_back({domain::parse_notice_channel(contacts.text(0)).value(), contacts.text(1), contacts.text(2)});
    auto mutes = connection_.query(mutes_sql, {organisation});
    while (mutes.next()) found.muted_kinds.push_back(mutes.text(0));
    return found;
}

void mysql_notice_transaction::save_preferences(const domain::notice_preferences& preferences) {
    const auto& organisation = preferences.organisation;
    connection_.query(lock_organisation_sql, {organisation});
    connection_.execute(delete_contacts_sql, {organisation});
    connection_.execute(delete_mutes_sql, {organisation});
    std::vector<mysql::parameters> contacts;
    for (const auto& each : preferences.contacts)
        contacts.push_back({organisation, domain::name_of(each.channel), mysql::bytes{each.sealed_address}, each.masked_address});
    if (!contacts.empty()) connection_.execute_rows(insert_contact_sql, contacts);
    std::vector<mysql::parameters> mutes;
    for (const auto& each : preferences.muted_kinds) mutes.push_back({organisation, each});
    if (!mutes.empty()) connection_.execute_rows(insert_mute_sql, mutes);
    for (const auto channel : domain::notice_channels()) {
        if (std::ranges::find(preferences.contacts, channel, &domain::notice_contact::channel) == preferences.contacts.end())
            connection_.execute(cancel_channel_sql, {context_.now, organisation, domain::name_of(channel)});
    }
    write_change(connection_, context_,
                 {"notice_preferences.changed", "organisation", base::to_wire(organisation), 1, preferences_data(preferences)});
}

}  // namespace chuanpin::gateway::store
