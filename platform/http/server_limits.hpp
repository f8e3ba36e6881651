// Every limit of the server, with its unit. The defaults are what an edge that faces the internet should have; [server.limits]
// of the configuration sets each.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace chuanpin::http {

struct server_limits {
    std::size_t connections_max = 2'000;
    std::size_t connections_per_address_max = 50;  ///< by IPv4 address or IPv6 /64
    std::size_t header_bytes_max = std::size_t{16} * 1024;
    std::size_t header_lines_max = 100;
    std::size_t target_bytes_max = std::size_t{8} * 1024;
    std::size_t query_parameters_max = 100;
    std::size_t body_bytes_max = std::size_t{10} << 20;
    /// What was read and not understood yet: bounds trailers and the line that begins a chunk.
    std::size_t buffer_bytes_max = std::size_t{64} * 1024;
    std::size_t chunks_max = 4'096;
    std::size_t chunk_extension_bytes_max = 256;
    std::size_t requests_per_connection_max = 1'000;
    /// Of an answer, handed to the system and not sent yet: what a client that does not read can make it keep.
    std::size_t unsent_bytes_max = std::size_t{128} * 1024;
    std::size_t drained_bytes_max = std::size_t{64} * 1024;  ///< read and thrown away after a refusal
    std::chrono::milliseconds handshake_max{5'000};          ///< of TLS
    std::chrono::milliseconds first_byte_max{10'000};
    std::chrono::milliseconds idle_max{30'000};
    std::chrono::milliseconds header_max{10'000};
    std::chrono::milliseconds body_base{10'000};  ///< for a body of no size; more by its size, at most body_max
    std::size_t body_bytes_per_second_min = std::size_t{16} * 1024;
    std::chrono::milliseconds body_max{60'000};
    std::chrono::milliseconds write_base{30'000};  ///< for an answer of no size; more by its size, at most write_max
    std::size_t write_bytes_per_second_min = std::size_t{32} * 1024;
    std::chrono::milliseconds write_max{120'000};
    std::chrono::milliseconds drain_max{1'000};  ///< for reading on after a refusal, and for the farewell of TLS
    std::chrono::milliseconds handler_max{5'000};
};

/// How long so many bytes may take: `base` and what they need at the slowest pace, at most `max`. `bytes_per_second` is not 0.
[[nodiscard]] constexpr std::chrono::milliseconds time_for(std::uint64_t bytes, std::chrono::milliseconds base,
                                                           std::size_t bytes_per_second, std::chrono::milliseconds max) {
    const auto seconds_max = static_cast<std::uint64_t>(max.count()) / 1'000 + 1;
    if (bytes / bytes_per_second > seconds_max) return max;
    const auto needed = std::chrono::milliseconds(bytes / bytes_per_second * 1'000 + bytes % bytes_per_second * 1'000 / bytes_per_second);
    return base + needed < max ? base + needed : max;
}

/// For a body, as far as its size is known.
[[nodiscard]] constexpr std::chrono::milliseconds body_time(const server_limits& limits, std::uint64_t bytes) {
    return time_for(bytes, limits.body_base, limits.body_bytes_per_second_min, limits.body_max);
}
/// For an answer, head and body.
[[nodiscard]] constexpr std::chrono::milliseconds write_time(const server_limits& limits, std::uint64_t bytes) {
    return time_for(bytes, limits.write_base, limits.write_bytes_per_second_min, limits.write_max);
}

}  // namespace chuanpin::http
