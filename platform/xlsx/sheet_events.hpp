// A sheet's XML on its way to rows: cells are put together, their faults named; whole rows wait until they are fetched.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/base/error.hpp"
#include "platform/xlsx/cell_name.hpp"
#include "platform/xlsx/parts.hpp"

namespace chuanpin::xlsx {

/// One row that holds anything, with the faults of its cells in their order.
struct sheet_row {
    std::size_t number = 0;           ///< from 0
    std::vector<std::string> values;  ///< from column A on
    struct cell_fault {
        std::size_t column;
        std::string code;
        std::string detail;
    };
    std::vector<cell_fault> faults{};
};

class sheet_events final : public xml_events {
public:
    /// `strings` and `is_date` outlive it; of a row, `columns_max` cells are kept, and of a cell `cell_bytes_max` bytes.
    sheet_events(const shared_strings& strings, const std::vector<bool>& is_date, std::size_t columns_max, std::size_t cell_bytes_max)
        : strings_(strings), is_date_(is_date), columns_max_(columns_max), cell_bytes_max_(cell_bytes_max) {}

    void begin(std::string_view element, const attributes& of) override;
    void end(std::string_view element) override;
    void text(std::string_view part) override;

    std::deque<sheet_row> ready;        ///< rows that are whole, to be taken out
    std::vector<std::string> merged{};  ///< "A2:B3", at most one
    std::string broken{};               ///< a sentence where rows and cells are not in order

private:
    struct open_cell {
        std::size_t column = 0;
        std::string type;
        std::size_t style = 0;
        std::string value;
        bool has_formula = false;
        bool has_value = false;
        bool too_long = false;
    };

    void begin_row(const attributes& of);
    void begin_cell(const attributes& of);
    void end_cell();
    void end_row();
    void refuse(std::string code, std::string detail);
    [[nodiscard]] std::string value_of_cell();
    [[nodiscard]] std::string shared_text();
    [[nodiscard]] std::string number_text();

    const shared_strings& strings_;
    const std::vector<bool>& is_date_;
    std::size_t columns_max_;
    std::size_t cell_bytes_max_;
    sheet_row row_;
    open_cell cell_;
    std::size_t next_row_ = 0;
    std::size_t next_column_ = 0;
    bool in_data_ = false;
    bool in_cell_ = false;
    bool takes_text_ = false;
    bool in_phonetic_ = false;
};

}  // namespace chuanpin::xlsx
