//! Gap Years: a turn-based seminar wargame. Everything is in the library; see `gap_years::cli`.

fn main() -> std::process::ExitCode {
    gap_years::cli::main()
}
