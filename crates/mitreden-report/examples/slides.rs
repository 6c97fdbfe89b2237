//! Slides of a file as the portal would get them: prints each page's size and text. Keeps no picture.

use std::io::{BufReader, Cursor, stdin};

use mitreden_report::slides::{Word, read, work};

fn main() -> std::io::Result<()> {
    let mut output = Vec::new();
    work(stdin().lock(), &mut output)?;
    let mut output = BufReader::new(Cursor::new(output));
    loop {
        match read(&mut output)? {
            (Word::Page(page), _) => println!("{} × {}, {:?}, {} bytes\n{}\n", page.width, page.height, page.format, page.bytes, page.text),
            (Word::Pages(many), _) => println!("{many} pages"),
            (Word::Nameless(bytes), _) => println!("to be handed out: {bytes} bytes"),
            (Word::Done, _) => return Ok(()),
            (Word::Fault(fault), _) => {
                println!("{fault}");
                return Ok(());
            }
        }
    }
}
