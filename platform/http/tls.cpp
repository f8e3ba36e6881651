#include "platform/http/tls.hpp"

#include <array>

#include <fmt/format.h>
#include <openssl/ssl.h>

namespace chuanpin::http {

namespace {

namespace ssl = boost::asio::ssl;
using error_code = boost::system::error_code;

constexpr const char* ciphers_of_1_2 = "ECDHE+AESGCM:ECDHE+CHACHA20";
constexpr std::array<unsigned char, 9> protocols = {8, 'h', 't', 't', 'p', '/', '1', '.', '1'};

/// RFC 7301 §3.2: who names protocols and not ours is refused; who names none is taken to mean it.
int choose_protocol(SSL*, const unsigned char** chosen, unsigned char* length, const unsigned char* offered, unsigned offered_length,
                    void*) {
    unsigned char* found = nullptr;
    const int outcome = SSL_select_next_proto(&found, length, protocols.data(), protocols.size(), offered, offered_length);
    *chosen = found;
    return outcome == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_ALERT_FATAL;
}

bool restrict(SSL_CTX* context) {
    SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_CIPHER_SERVER_PREFERENCE);
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_alpn_select_cb(context, choose_protocol, nullptr);
    return SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION) == 1 && SSL_CTX_set_cipher_list(context, ciphers_of_1_2) == 1;
}

}  // namespace

std::expected<std::shared_ptr<tls_context>, std::string> load_certificate(const certificate_files& files) {
    auto loaded = std::make_shared<tls_context>();
    auto& settings = loaded->settings;
    if (!restrict(settings.native_handle())) return std::unexpected("This OpenSSL cannot be restricted to TLS 1.2 and 1.3.");
    error_code failure;
    // A key under a password would make OpenSSL ask for it on the terminal.
    settings.set_password_callback([](std::size_t, ssl::context::password_purpose) { return std::string(); }, failure);
    if (!failure) settings.use_certificate_chain_file(files.certificate, failure);
    if (failure) return std::unexpected(fmt::format("The certificate {} cannot be used: {}.", files.certificate, failure.message()));
    settings.use_private_key_file(files.key, ssl::context::pem, failure);
    if (failure) return std::unexpected(fmt::format("The key {} cannot be used: {}.", files.key, failure.message()));
    return loaded;
}

}  // namespace chuanpin::http
