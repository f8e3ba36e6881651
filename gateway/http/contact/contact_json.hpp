// Business contacts as they come in and go out.
#pragma once

#include <string>

#include "gateway/app/contact/keep_contact.hpp"
#include "platform/http/message.hpp"
#include "platform/json/reader.hpp"

namespace chuanpin::gateway::http {

/// Address, name and telephone of an object, wherever it stands; the telephone in its one form.
[[nodiscard]] domain::business_contact read_business_contact(json::object_reader& part);
/// A body that is one.
[[nodiscard]] base::result<domain::business_contact> decode_contact(const chuanpin::http::request& request);
[[nodiscard]] std::string encode_contact(const app::contact_view& view);

}  // namespace chuanpin::gateway::http
