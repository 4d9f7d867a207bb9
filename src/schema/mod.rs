//! Data files: reading them into a tree, joining and overriding trees, and turning a tree into typed values.

mod brackets;
mod container;
mod decode;
mod expect;
mod index;
mod key;
mod lexer;
mod literal;
mod macros;
mod merge;
mod number;
mod parse;
mod patch;
mod reader;
mod record;
mod setting;
mod shape;
mod tree;

pub use brackets::MAX_DEPTH;
pub use decode::{Cx, Decode, Spanned, Step, decode, decode_with};
pub use index::{Cite, Index, TableId};
pub use key::Key;
pub use merge::merge;
pub use number::{Bounds, Decimal, Ranged};
pub use parse::{MAX_BYTES, parse, parse_bytes, parse_text};
pub use patch::{REMOVE, apply_overrides, apply_patch, text_at};
pub use setting::{Setting, parse_setting};
pub use shape::{Body, Doc, FieldShape, PayloadShape, Shape, VariantShape, registry};
pub use tree::{Field, FileId, Kind, LineCol, Node, Sources, Span};

#[cfg(test)]
mod code_tests;

// For the code that `schema!` writes.
#[doc(hidden)]
pub use number::decode_ranged;
#[doc(hidden)]
pub use record::{FieldSpec, Fields, Payload, Variant, VariantSpec, plain_name};
