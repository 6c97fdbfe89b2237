//! The answers of a survey as tables for other programs: CSV and XLSX. Never in the order in which they came.

use mitreden_report::sheets::plain;
use rust_xlsxwriter::{Format, Workbook, XlsxError};

use super::model::{Answers, Survey};

/// The heading and one row for each answer.
fn rows(survey: &Survey, answers: &[(String, Answers)]) -> Vec<Vec<String>> {
    let heading = survey.sheet.questions().map(|question| question.text.clone()).collect();
    let row = |(_, given): &(String, Answers)| {
        survey.sheet.questions().map(|question| given.get(&question.key).map(|answer| question.say(answer)).unwrap_or_default()).collect()
    };
    [heading].into_iter().chain(answers.iter().map(row)).collect()
}

/// As CSV (RFC 4180), UTF-8 with a mark so that spreadsheets read umlauts right.
pub(super) fn csv(survey: &Survey, answers: &[(String, Answers)]) -> anyhow::Result<Vec<u8>> {
    let mut table = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).flexible(true).from_writer("\u{feff}".as_bytes().to_vec());
    for row in rows(survey, answers) {
        table.write_record(row.iter().map(|cell| plain(cell)))?;
    }
    Ok(table.into_inner()?)
}

/// As XLSX. Every cell is text: nothing in it is worked out.
pub(super) fn xlsx(survey: &Survey, answers: &[(String, Answers)]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let (bold, wrapped) = (Format::new().set_bold().set_text_wrap(), Format::new().set_text_wrap());
    for (at, row) in (0_u32..).zip(rows(survey, answers)) {
        for (column, cell) in (0_u16..).zip(row) {
            sheet.write_string_with_format(at, column, cell, if at == 0 { &bold } else { &wrapped })?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    book.save_to_buffer()
}

/// Codes as a list for a mail merge.
pub(super) fn codes(codes: &[String], address: &str) -> String {
    let rows = codes.iter().map(|code| format!("{code},{address}\r\n"));
    ["Code,Adresse\r\n".to_owned()].into_iter().chain(rows).collect()
}

#[cfg(test)]
mod tests {
    use super::super::model::{Answer, Question, QuestionKind, Section, Sheet};
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for cell in ["=1+1", "+49", "-1", "@x", "\t=1", "＝1"] {
            assert!(plain(cell).starts_with('\''), "{cell}");
        }
        assert_eq!(plain("a=b"), "a=b");
        let question = Question { key: 1, kind: QuestionKind::Text, text: "=Frage".into(), ..Question::default() };
        let section = Section { questions: vec![question], ..Section::default() };
        let survey = Survey { sheet: Sheet { sections: vec![section] }, ..Survey::default() };
        let answers = [("a".to_owned(), Answers::from([(1, Answer::Words("=HYPERLINK(\"http://x\")\nä".into()))]))];
        let text = String::from_utf8(csv(&survey, &answers).unwrap()).unwrap();
        assert_eq!(text, "\u{feff}'=Frage\r\n\"'=HYPERLINK(\"\"http://x\"\")\nä\"\r\n");
        assert!(xlsx(&survey, &answers).unwrap().starts_with(b"PK"));
    }
}
