// Where the bytes of a text table come from: a document in memory, or a file that is read piece by piece.
#pragma once

#include <cstddef>
#include <fstream>
#include <string>
#include <string_view>

namespace chuanpin::csv {

/// Can be read more than once: what a text's encoding is shows only at its end.
class byte_source {
public:
    virtual ~byte_source() = default;
    /// The next piece, valid until the next call; empty at the end. Throws std::runtime_error where a file cannot be read.
    virtual std::string_view next() = 0;
    virtual void rewind() = 0;
};

class memory_source final : public byte_source {
public:
    explicit memory_source(std::string_view document) : document_(document) {}
    std::string_view next() override;
    void rewind() override { given_ = false; }

private:
    std::string_view document_;
    bool given_ = false;
};

class file_source final : public byte_source {
public:
    static constexpr std::size_t piece_bytes = std::size_t{256} * 1024;

    explicit file_source(const std::string& path);
    [[nodiscard]] bool readable() const { return file_.is_open(); }
    std::string_view next() override;
    void rewind() override;

private:
    std::ifstream file_;
    std::string piece_;
};

}  // namespace chuanpin::csv
