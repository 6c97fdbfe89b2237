//! The program `mitreden`: hands over to the command line. Holds nothing itself.

use std::process::ExitCode;

fn main() -> ExitCode {
    mitreden::cli::main()
}
