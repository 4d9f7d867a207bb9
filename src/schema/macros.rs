//! The `schema!` macro: one declaration gives the type, its reader and its description.

/// Declares a struct or an enum that is read from data files.
///
/// A field is `name: Type`, then optionally the range its numbers are held to in brackets, then optionally its default
/// after `=`. Fields without a default are required. Doc comments end up in the generated reference. Variants of enums
/// carry nothing, up to four values, or named fields. Every mistake in a value is reported, not only the first.
///
/// ```
/// gap_years::schema! {
///     /// How a capital stands at home.
///     #[derive(Clone, Debug, PartialEq)]
///     pub struct Politics {
///         /// Support for higher spending, in thousandths.
///         pub support: i32 [0..=1000],
///         /// Parties in government.
///         pub parties: Vec<String> = Vec::new(),
///     }
/// }
/// # use gap_years::schema::{Sources, decode, parse_text};
/// let (node, _) = parse_text(&mut Sources::new(), "example.ron", "(support: 620)");
/// let (politics, mistakes) = decode::<Politics>(&node);
/// assert_eq!(politics, Some(Politics { support: 620, parties: vec![] }));
/// assert!(mistakes.is_empty());
/// ```
#[macro_export]
macro_rules! schema {
    (
        $(#[$($meta:tt)*])*
        $vis:vis struct $name:ident {
            $(
                $(#[$($field_meta:tt)*])*
                $field_vis:vis $field:ident : $ty:ty $([$range:expr])? $(= $default:expr)?
            ),* $(,)?
        }
    ) => {
        $(#[$($meta)*])*
        $vis struct $name {
            $($(#[$($field_meta)*])* $field_vis $field: $ty,)*
        }

        impl $crate::schema::Decode for $name {
            fn decode(node: &$crate::schema::Node, cx: &mut $crate::schema::Cx) -> Option<Self> {
                $crate::__schema!(@read_fields node, cx, stringify!($name), [$name],
                    $($field: $ty $([$range])? $(= $default)?,)*)
            }

            fn shape() -> $crate::schema::Shape {
                $crate::schema::Shape {
                    name: stringify!($name).to_owned(),
                    doc: $crate::schema::Doc($crate::__schema!(@doc [] $(#[$($meta)*])*)),
                    body: $crate::schema::Body::Struct(const { &[$(
                        $crate::__schema!(@field_shape stringify!($field), [$(#[$($field_meta)*])*],
                            $ty $([$range])? $(= $default)?)
                    ),*] }),
                }
            }

            fn type_text() -> String {
                stringify!($name).to_owned()
            }
        }
    };
    (
        $(#[$($meta:tt)*])*
        $vis:vis enum $name:ident {
            $(
                $(#[$($variant_meta:tt)*])*
                $variant:ident
                $(( $($item:ty $([$item_range:expr])?),* $(,)? ))?
                $({
                    $(
                        $(#[$($field_meta:tt)*])*
                        $field:ident : $ty:ty $([$range:expr])? $(= $default:expr)?
                    ),* $(,)?
                })?
            ),* $(,)?
        }
    ) => {
        $(#[$($meta)*])*
        $vis enum $name {
            $(
                $(#[$($variant_meta)*])*
                $variant
                $(( $($item),* ))?
                $({ $($(#[$($field_meta)*])* $field: $ty,)* })?
            ),*
        }

        impl $crate::schema::Decode for $name {
            fn decode(node: &$crate::schema::Node, cx: &mut $crate::schema::Cx) -> Option<Self> {
                const SPECS: &[$crate::schema::VariantSpec] = &[$(
                    $crate::schema::VariantSpec {
                        name: $crate::schema::plain_name(stringify!($variant)),
                        payload: $crate::__schema!(@payload $(($($item),*))? $({ $($field),* })?),
                    }
                ),*];
                let found = $crate::schema::Variant::open(node, cx, stringify!($name), SPECS)?;
                $(
                    if found.name == $crate::schema::plain_name(stringify!($variant)) {
                        return $crate::__schema!(@read_variant found, cx, [$name::$variant], $variant
                            $(($($item $([$item_range])?),*))?
                            $({ $($field: $ty $([$range])? $(= $default)?,)* })?);
                    }
                )*
                None
            }

            fn shape() -> $crate::schema::Shape {
                $crate::schema::Shape {
                    name: stringify!($name).to_owned(),
                    doc: $crate::schema::Doc($crate::__schema!(@doc [] $(#[$($meta)*])*)),
                    body: $crate::schema::Body::Enum(const { &[$(
                        $crate::schema::VariantShape {
                            name: $crate::schema::plain_name(stringify!($variant)),
                            doc: $crate::schema::Doc($crate::__schema!(@doc [] $(#[$($variant_meta)*])*)),
                            payload: $crate::__schema!(@payload_shape
                                $(($($item $([$item_range])?),*))?
                                $({ $([$(#[$($field_meta)*])*] $field: $ty $([$range])? $(= $default)?,)* })?),
                        }
                    ),*] }),
                }
            }

            fn type_text() -> String {
                stringify!($name).to_owned()
            }
        }
    };
}

/// The parts of [`schema!`]; not for direct use.
#[doc(hidden)]
#[macro_export]
macro_rules! __schema {
    (@doc [$($line:literal)*]) => { concat!($($line, "\n"),*) };
    (@doc [$($line:literal)*] #[doc = $next:literal] $($rest:tt)*) => {
        $crate::__schema!(@doc [$($line)* $next] $($rest)*)
    };
    (@doc [$($line:literal)*] #[$($other:tt)*] $($rest:tt)*) => { $crate::__schema!(@doc [$($line)*] $($rest)*) };

    (@required) => { true };
    (@required $default:expr) => { false };

    (@default $ty:ty) => { None::<fn() -> $ty> };
    (@default $ty:ty = $default:expr) => { Some((|| $default) as fn() -> $ty) };

    (@reader $ty:ty) => { <$ty as $crate::schema::Decode>::decode };
    (@reader $ty:ty [$range:expr]) => {
        |node: &$crate::schema::Node, cx: &mut $crate::schema::Cx| {
            $crate::schema::decode_ranged::<$ty>(node, $crate::schema::Bounds::new($range), cx)
        }
    };

    (@text) => { None };
    (@text $shown:expr) => { Some(stringify!($shown)) };

    (@read_fields $node:expr, $cx:ident, $what:expr, [$($make:tt)*],
        $($field:ident : $ty:ty $([$range:expr])? $(= $default:expr)?,)*) => {{
        const SPECS: &[$crate::schema::FieldSpec] = &[$(
            $crate::schema::FieldSpec {
                name: $crate::schema::plain_name(stringify!($field)),
                required: $crate::__schema!(@required $($default)?),
            }
        ),*];
        let fields = $crate::schema::Fields::open($node, $cx, $what, SPECS)?;
        // Every field is read, and so reported, before the first failure counts.
        $(
            let $field: Option<$ty> = fields.read(
                $cx,
                $crate::schema::plain_name(stringify!($field)),
                $crate::__schema!(@reader $ty $([$range])?),
                $crate::__schema!(@default $ty $(= $default)?),
            );
        )*
        Some($($make)* { $($field: $field?,)* })
    }};

    (@field_shape $name:expr, [$($meta:tt)*], $ty:ty $([$range:expr])? $(= $default:expr)?) => {
        $crate::schema::FieldShape {
            name: $crate::schema::plain_name($name),
            doc: $crate::schema::Doc($crate::__schema!(@doc [] $($meta)*)),
            ty: <$ty as $crate::schema::Decode>::type_text,
            range: $crate::__schema!(@text $($range)?),
            default: $crate::__schema!(@text $($default)?),
            shape: <$ty as $crate::schema::Decode>::shape,
        }
    };

    (@payload) => { $crate::schema::Payload::Unit };
    (@payload ($($item:ty),*)) => {
        $crate::schema::Payload::Tuple(<[&str]>::len(&[$(stringify!($item)),*]))
    };
    (@payload { $($field:ident),* }) => { $crate::schema::Payload::Struct };

    (@payload_shape) => { $crate::schema::PayloadShape::Unit };
    (@payload_shape ($($item:ty $([$range:expr])?),*)) => {
        $crate::schema::PayloadShape::Tuple(&[$(
            $crate::__schema!(@field_shape "", [], $item $([$range])?)
        ),*])
    };
    (@payload_shape { $([$($meta:tt)*] $field:ident : $ty:ty $([$range:expr])? $(= $default:expr)?,)* }) => {
        $crate::schema::PayloadShape::Struct(&[$(
            $crate::__schema!(@field_shape stringify!($field), [$($meta)*], $ty $([$range])? $(= $default)?)
        ),*])
    };

    (@read_variant $found:ident, $cx:ident, [$($make:tt)*], $variant:ident) => { Some($($make)*) };
    (@read_variant $found:ident, $cx:ident, [$($make:tt)*], $variant:ident { $($fields:tt)* }) => {{
        let node = $found.as_struct();
        $crate::__schema!(@read_fields &node, $cx, stringify!($variant), [$($make)*], $($fields)*)
    }};
    (@read_variant $found:ident, $cx:ident, [$($make:tt)*], $variant:ident ($a:ty $([$ra:expr])?)) => {{
        let a = $found.read($cx, 0, $crate::__schema!(@reader $a $([$ra])?));
        Some($($make)*(a?))
    }};
    (@read_variant $found:ident, $cx:ident, [$($make:tt)*], $variant:ident
        ($a:ty $([$ra:expr])?, $b:ty $([$rb:expr])?)) => {{
        let a = $found.read($cx, 0, $crate::__schema!(@reader $a $([$ra])?));
        let b = $found.read($cx, 1, $crate::__schema!(@reader $b $([$rb])?));
        Some($($make)*(a?, b?))
    }};
    (@read_variant $found:ident, $cx:ident, [$($make:tt)*], $variant:ident
        ($a:ty $([$ra:expr])?, $b:ty $([$rb:expr])?, $c:ty $([$rc:expr])?)) => {{
        let a = $found.read($cx, 0, $crate::__schema!(@reader $a $([$ra])?));
        let b = $found.read($cx, 1, $crate::__schema!(@reader $b $([$rb])?));
        let c = $found.read($cx, 2, $crate::__schema!(@reader $c $([$rc])?));
        Some($($make)*(a?, b?, c?))
    }};
    (@read_variant $found:ident, $cx:ident, [$($make:tt)*], $variant:ident
        ($a:ty $([$ra:expr])?, $b:ty $([$rb:expr])?, $c:ty $([$rc:expr])?, $d:ty $([$rd:expr])?)) => {{
        let a = $found.read($cx, 0, $crate::__schema!(@reader $a $([$ra])?));
        let b = $found.read($cx, 1, $crate::__schema!(@reader $b $([$rb])?));
        let c = $found.read($cx, 2, $crate::__schema!(@reader $c $([$rc])?));
        let d = $found.read($cx, 3, $crate::__schema!(@reader $d $([$rd])?));
        Some($($make)*(a?, b?, c?, d?))
    }};
}

#[cfg(test)]
#[path = "macros_tests.rs"]
mod tests;
