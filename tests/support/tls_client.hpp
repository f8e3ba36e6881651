// A TLS client for one test, and certificates made with openssl when the test runs.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <openssl/ssl.h>

#include "platform/http/server.hpp"
#include "tests/support/temporary_directory.hpp"

namespace chuanpin::tests {

/// A self-signed certificate of that name with its key, in two files; making it again replaces both.
class test_certificate {
public:
    explicit test_certificate(const std::string& name) { make(name); }
    void make(const std::string& name);
    /// Spoils the key; the certificate stays.
    void spoil();
    [[nodiscard]] http::certificate_files files() const { return {directory_.file("certificate.pem"), directory_.file("key.pem")}; }

private:
    temporary_directory directory_;
};

struct tls_offer {
    int version_min = TLS1_2_VERSION;
    int version_max = TLS1_3_VERSION;
    std::string protocol = "http/1.1";  ///< of ALPN; empty: none is offered
};

class tls_client {
public:
    /// Shakes hands; `connected()` says whether that went well.
    explicit tls_client(std::uint16_t port, const tls_offer& offer = {});
    ~tls_client();
    tls_client(const tls_client&) = delete;
    tls_client& operator=(const tls_client&) = delete;

    [[nodiscard]] bool connected() const { return connected_; }
    /// The name in the server's certificate.
    [[nodiscard]] std::string peer_name() const;
    /// "TLSv1.3".
    [[nodiscard]] std::string version() const { return SSL_get_version(session_.get()); }
    [[nodiscard]] std::string protocol() const;
    [[nodiscard]] SSL* session() const { return session_.get(); }

    bool send(std::string_view bytes);
    /// One answer with Content-Length; what there is where the connection ends before.
    std::string read_answer();
    /// Everything until the server ends; `farewell` tells whether it did so with a close_notify.
    std::string read_to_end(bool* farewell = nullptr);

private:
    /// False where nothing more comes.
    bool read_some();

    int descriptor_;
    std::unique_ptr<SSL_CTX, void (*)(SSL_CTX*)> context_;
    std::unique_ptr<SSL, void (*)(SSL*)> session_;
    bool connected_ = false;
    std::string buffer_;
};

}  // namespace chuanpin::tests
