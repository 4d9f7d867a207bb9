//! Gap Years.
fn main() {
    match gap_years::scenario::load_shipped("hague-promises") {
        Ok(s) => println!("{} {} injects", s.title, s.rules.injects.len()),
        Err(e) => println!("{e}"),
    }
}
