// Format 1: 0x01, count, then per reading zigzag(Δ of Δtime) and zigzag(Δvalue), all as LEB128; "before" the first is zero.
#include "logistics/domain/temperature/series.hpp"

namespace chuanpin::logistics::domain {

namespace {

constexpr char format_byte = 1;

void append_varint(std::string& bytes, std::uint64_t value) {
    while (value >= 0x80) {
        bytes += static_cast<char>((value & 0x7f) | 0x80);
        value >>= 7;
    }
    bytes += static_cast<char>(value);
}

// Differences wrap around in unsigned arithmetic and wrap back when they are added, so any 64-bit values survive.
void append_signed(std::string& bytes, std::uint64_t difference) {
    const auto sign = (difference >> 63) != 0 ? ~std::uint64_t{0} : 0;
    append_varint(bytes, (difference << 1) ^ sign);
}

class byte_reader {
public:
    explicit byte_reader(std::string_view bytes) : bytes_(bytes) {}

    std::uint64_t varint() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            if (bytes_.empty()) break;
            const auto byte = static_cast<std::uint64_t>(static_cast<unsigned char>(bytes_.front()));
            bytes_.remove_prefix(1);
            value |= (byte & 0x7f) << shift;
            if (byte < 0x80) return value;
        }
        failed_ = true;
        return 0;
    }

    std::uint64_t difference() {
        const auto value = varint();
        return (value >> 1) ^ (~(value & 1) + 1);
    }

    [[nodiscard]] bool failed() const { return failed_; }
    [[nodiscard]] std::size_t left() const { return bytes_.size(); }

private:
    std::string_view bytes_;
    bool failed_ = false;
};

}  // namespace

std::string encode_series(const temperature_series& series) {
    std::string bytes(1, format_byte);
    append_varint(bytes, series.readings().size());
    std::uint64_t time = 0, step = 0, value = 0;
    for (const auto& each : series.readings()) {
        const auto next_time = static_cast<std::uint64_t>(each.at.time_since_epoch().count());
        const auto next_value = static_cast<std::uint64_t>(each.temperature_mc);
        append_signed(bytes, next_time - time - step);
        append_signed(bytes, next_value - value);
        step = next_time - time;
        time = next_time;
        value = next_value;
    }
    return bytes;
}

std::optional<temperature_series> decode_series(std::string_view bytes) {
    if (!bytes.starts_with(format_byte)) return std::nullopt;
    byte_reader reader(bytes.substr(1));
    const auto count = reader.varint();
    // Every reading takes two bytes at least: a broken count cannot ask for more memory than the bytes justify.
    if (reader.failed() || count > reader.left() / 2) return std::nullopt;
    std::vector<reading> readings;
    readings.reserve(count);
    std::uint64_t time = 0, step = 0, value = 0;
    for (std::uint64_t i = 0; i < count; ++i) {
        step += reader.difference();
        time += step;
        value += reader.difference();
        readings.push_back(
            {std::chrono::sys_seconds(std::chrono::seconds(static_cast<std::int64_t>(time))), static_cast<std::int64_t>(value)});
    }
    if (reader.failed() || reader.left() != 0) return std::nullopt;
    auto series = temperature_series::make(std::move(readings));
    // Over-long integers would give one series two names.
    if (!series || encode_series(*series) != bytes) return std::nullopt;
    return *std::move(series);
}

}  // namespace chuanpin::logistics::domain
