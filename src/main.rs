//! Gap Years.
fn main() {}
