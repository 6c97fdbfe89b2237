//! Tables as a workbook of Office Open XML. Words are written as words, so that none is a formula.

use rust_xlsxwriter::{DocProperties, Format, FormatAlign, Workbook};

use super::{Sheet, SheetError, Value};

/// The longest name of a sheet that spreadsheets take.
const NAME_CHARACTERS_MAX: usize = 31;
/// The widest column, in characters.
const WIDTH_MAX: f64 = 60.0;

/// A workbook with a sheet for each table.
///
/// # Errors
/// A [`SheetError`] when two tables have one name, or a table is larger than a workbook holds.
pub fn xlsx(title: &str, sheets: &[Sheet]) -> Result<Vec<u8>, SheetError> {
    let mut book = Workbook::new();
    book.set_properties(&DocProperties::new().set_title(title));
    let bold = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    let tenths = Format::new().set_num_format("0.0");
    let words = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    for sheet in sheets {
        let page = book.add_worksheet();
        page.set_name(name(&sheet.name)).map_err(SheetError::of)?;
        page.set_freeze_panes(1, 0).map_err(SheetError::of)?;
        for (column, head) in (0..).zip(&sheet.head) {
            page.write_string_with_format(0, column, head, &bold).map_err(SheetError::of)?;
        }
        for (at, row) in (1..).zip(&sheet.rows) {
            for (column, value) in (0..).zip(row) {
                match value {
                    Value::Text(text) => page.write_string_with_format(at, column, text, &words),
                    // Whole numbers of people are far below 2^53.
                    Value::Number(number) => page.write_number(at, column, *number as f64),
                    Value::Tenths(number) => page.write_number_with_format(at, column, *number as f64 / 10.0, &tenths),
                    Value::Empty => Ok(&mut *page),
                }
                .map_err(SheetError::of)?;
            }
        }
        for (column, width) in (0..).zip(widths(sheet)) {
            page.set_column_width(column, width).map_err(SheetError::of)?;
        }
    }
    book.save_to_buffer().map_err(SheetError::of)
}

/// A name without what names of sheets must not hold.
pub(super) fn name(name: &str) -> String {
    name.chars().filter(|c| !"[]:*?/\\'".contains(*c)).take(NAME_CHARACTERS_MAX).collect()
}

fn widths(sheet: &Sheet) -> Vec<f64> {
    let length = |value: &Value| if let Value::Text(text) = value { text.chars().count() } else { 8 };
    let widest = |(at, head): (usize, &String)| {
        let most = sheet.rows.iter().filter_map(|row| row.get(at)).map(length).max().unwrap_or(0).max(head.chars().count());
        (most as f64 + 2.0).min(WIDTH_MAX)
    };
    sheet.head.iter().enumerate().map(widest).collect()
}
