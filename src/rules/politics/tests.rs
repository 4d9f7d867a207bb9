//! Tests of this domain.
