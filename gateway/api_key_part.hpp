// What API keys and request signatures are made of, for service.cpp.
#pragma once

#include <string>

#include "gateway/app/authenticate_signature.hpp"
#include "gateway/app/create_api_key.hpp"
#include "gateway/app/manage_api_keys.hpp"
#include "gateway/consumers/nonce_job.hpp"
#include "gateway/store/mysql_api_key_transaction.hpp"
#include "gateway/store/mysql_request_nonces.hpp"
#include "platform/crypto/secret_box.hpp"
#include "platform/runtime/service.hpp"

namespace chuanpin::gateway {

struct api_key_part {
    /// `context` must outlive it.
    api_key_part(runtime::service_context& context, const std::string& schema);

    store::mysql_api_key_unit_of_work database;
    store::mysql_request_nonces nonces;
    store::mysql_request_nonces background_nonces;
    crypto::secret_box box;
    app::authenticate_api_key authenticate;
    app::authenticate_signature authenticate_signature;
    app::create_api_key create;
    app::list_api_keys list;
    app::revoke_api_key revoke;
    app::forget_nonces forget_nonces;
    consumers::nonce_job job;
};

}  // namespace chuanpin::gateway
