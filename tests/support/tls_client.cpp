#include "tests/support/tls_client.hpp"

#include <array>
#include <charconv>
#include <fstream>
#include <stdexcept>
#include <vector>

#include <netinet/in.h>
#include <openssl/x509.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include "tests/support/child_process.hpp"

namespace chuanpin::tests {

namespace {

constexpr timeval patience{5, 0};

int connect_to(std::uint16_t port) {
    const int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) throw std::runtime_error("cannot connect");
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    return descriptor;
}

}  // namespace

void test_certificate::make(const std::string& name) {
    child_process openssl({.arguments = {"openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
                                         "-days", "2", "-subj", "/CN=" + name, "-keyout", files().key, "-out", files().certificate},
                           .environment = {},
                           .directory = {}});
    if (openssl.wait() != 0) throw std::runtime_error("no certificate could be made: " + openssl.output());
}

void test_certificate::spoil() { std::ofstream(files().key) << "no key"; }

tls_client::tls_client(std::uint16_t port, const tls_offer& offer)
    : descriptor_(connect_to(port)), context_(SSL_CTX_new(TLS_client_method()), SSL_CTX_free), session_(nullptr, SSL_free) {
    SSL_CTX_set_min_proto_version(context_.get(), offer.version_min);
    SSL_CTX_set_max_proto_version(context_.get(), offer.version_max);
    SSL_CTX_set_security_level(context_.get(), 0);  // old versions must be refused by the server, not by this client
    session_.reset(SSL_new(context_.get()));
    if (!offer.protocol.empty()) {
        std::vector<unsigned char> names{static_cast<unsigned char>(offer.protocol.size())};
        names.insert(names.end(), offer.protocol.begin(), offer.protocol.end());
        SSL_set_alpn_protos(session_.get(), names.data(), static_cast<unsigned>(names.size()));
    }
    SSL_set_fd(session_.get(), descriptor_);
    connected_ = SSL_connect(session_.get()) == 1;
}

tls_client::~tls_client() { close(descriptor_); }

std::string tls_client::peer_name() const {
    const std::unique_ptr<X509, void (*)(X509*)> certificate(SSL_get1_peer_certificate(session_.get()), X509_free);
    std::array<char, 128> name{};
    X509_NAME_get_text_by_NID(X509_get_subject_name(certificate.get()), NID_commonName, name.data(), name.size());
    return name.data();
}

std::string tls_client::protocol() const {
    const unsigned char* name = nullptr;
    unsigned length = 0;
    SSL_get0_alpn_selected(session_.get(), &name, &length);
    return {name, name + length};
}

bool tls_client::send(std::string_view bytes) {
    return SSL_write(session_.get(), bytes.data(), static_cast<int>(bytes.size())) == static_cast<int>(bytes.size());
}

bool tls_client::read_some() {
    std::array<char, 65'536> bytes{};
    const int count = SSL_read(session_.get(), bytes.data(), static_cast<int>(bytes.size()));
    if (count > 0) buffer_.append(bytes.data(), static_cast<std::size_t>(count));
    return count > 0;
}

std::string tls_client::read_answer() {
    std::size_t head = std::string::npos;
    while ((head = buffer_.find("\r\n\r\n")) == std::string::npos) {
        if (!read_some()) return std::exchange(buffer_, {});
    }
    std::size_t length = 0;
    if (const auto field = buffer_.find("Content-Length: "); field < head)
        std::from_chars(buffer_.data() + field + 16, buffer_.data() + head, length);
    while (buffer_.size() < head + 4 + length) {
        if (!read_some()) return std::exchange(buffer_, {});
    }
    auto answer = buffer_.substr(0, head + 4 + length);
    buffer_.erase(0, answer.size());
    return answer;
}

std::string tls_client::read_to_end(bool* farewell) {
    while (read_some()) {
    }
    if (farewell != nullptr) *farewell = (SSL_get_shutdown(session_.get()) & SSL_RECEIVED_SHUTDOWN) != 0;
    return std::exchange(buffer_, {});
}

}  // namespace chuanpin::tests
