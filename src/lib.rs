//! Gap Years.
