// A workbook as a package of parts (ECMA-376 part 2): a ZIP archive that is unpacked piece by piece, under limits. Nothing is ever
// unpacked to disk, and nothing beyond a limit is unpacked at all, whatever the archive says of its sizes.
#pragma once

#include <cstddef>
#include <expected>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "platform/xlsx/fault.hpp"

namespace chuanpin::xlsx {

struct package_limits {
    std::size_t packed_bytes_max = std::size_t{64} << 20;
    std::size_t unpacked_bytes_max = std::size_t{256} << 20;  ///< of all parts that are read, together
    std::size_t ratio_max = 200;                              ///< unpacked ÷ packed of a part, beyond its first `ratio_free_bytes`
    std::size_t ratio_free_bytes = std::size_t{1} << 20;
    std::size_t parts_max = 1'000;
};

class package {
public:
    /// `bytes` outlive it. Errors: package, encrypted, bomb.
    static std::expected<package, fault> open(std::string_view bytes, const package_limits& limits);
    ~package();
    package(package&&) noexcept;
    package& operator=(package&&) noexcept;

    [[nodiscard]] bool has(const std::string& part) const;

    /// One part, from its beginning to its end. The package outlives it.
    class stream {
    public:
        stream(stream&&) noexcept;
        stream& operator=(stream&&) noexcept;
        ~stream();
        /// Fills `into` from its start; 0 at the end. Errors: package, bomb.
        std::expected<std::size_t, fault> read(std::span<char> into);

    private:
        friend class package;
        struct implementation;
        explicit stream(std::unique_ptr<implementation> of);
        std::unique_ptr<implementation> implementation_;
    };
    /// Errors: package (no such part), encrypted.
    [[nodiscard]] std::expected<stream, fault> read(const std::string& part);

private:
    struct implementation;
    explicit package(std::unique_ptr<implementation> of);
    std::unique_ptr<implementation> implementation_;
};

}  // namespace chuanpin::xlsx
