//! Data files: reading them into a tree, joining and overriding trees, and turning a tree into typed values.

mod brackets;
mod container;
mod decode;
mod index;
mod key;
mod lexer;
mod literal;
mod macros;
mod number;
mod parse;
mod record;
mod shape;
mod tree;

pub use brackets::MAX_DEPTH;
pub use decode::{Cx, Decode, Spanned, Step, decode, decode_with};
pub use index::{Cite, Index, TableId};
pub use key::Key;
pub use number::{Bounds, Decimal, Ranged};
pub use parse::{MAX_BYTES, parse, parse_bytes, parse_text};
pub use shape::{Body, FieldShape, PayloadShape, Shape, VariantShape, registry};
pub use tree::{Field, FileId, Kind, LineCol, Node, Sources, Span};

// For the code that `schema!` writes.
#[doc(hidden)]
pub use number::decode_ranged;
#[doc(hidden)]
pub use record::{FieldSpec, Fields, Payload, Variant, VariantSpec, plain_name};
#[doc(hidden)]
pub use shape::doc_text;
