//! Values made of noise: any type that can be read from a save can be made up, names of things that do not exist included.

use gap_years::core::{Dice, Roll, dice::Stream};
use serde::de::value::Error;
use serde::de::{self, DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, SeqAccess, VariantAccess, Visitor};
use serde::{Deserialize, forward_to_deserialize_any};

/// A source of noise.
pub(crate) struct Noise {
    roll: Roll,
    next: u32,
}

impl Noise {
    /// Noise of this seed.
    pub(crate) fn new(seed: u64) -> Self {
        Self { roll: Dice::new(seed, 0).stream(Stream::RandomPolicy), next: 0 }
    }
    /// A value of any type.
    pub(crate) fn make<'de, T: Deserialize<'de>>(&mut self) -> T {
        T::deserialize(self).expect("noise can be of any type")
    }
    /// A whole number below `n`.
    pub(crate) fn below(&mut self, n: u32) -> u32 {
        self.next += 1;
        self.roll.below(0, self.next, n)
    }
    /// Mostly small numbers, which may name something; sometimes extreme ones.
    fn number(&mut self, low: i64, high: i64) -> i64 {
        match self.below(8) {
            0 => low,
            1 => high,
            2 => i64::from(self.below(u32::MAX)).clamp(low, high),
            3 => (-i64::from(self.below(300))).clamp(low, high),
            _ => i64::from(self.below(14)).clamp(low, high),
        }
    }
}

macro_rules! numbers {
    ($($method:ident $visit:ident $type:ty;)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            let number = self.number(i64::from(<$type>::MIN), i64::from(<$type>::MAX));
            visitor.$visit(<$type>::try_from(number).unwrap_or_default())
        }
    )*};
}

impl<'de> Deserializer<'de> for &mut Noise {
    type Error = Error;

    numbers! {
        deserialize_u8 visit_u8 u8;
        deserialize_u16 visit_u16 u16;
        deserialize_u32 visit_u32 u32;
        deserialize_i8 visit_i8 i8;
        deserialize_i16 visit_i16 i16;
        deserialize_i32 visit_i32 i32;
        deserialize_i64 visit_i64 i64;
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_bool(self.below(2) == 1)
    }
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.below(3) == 0 { visitor.visit_none() } else { visitor.visit_some(self) }
    }
    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let variant = self.below(u32::try_from(variants.len()).unwrap_or(1));
        visitor.visit_enum(Variant { noise: self, variant })
    }
    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        Err(de::Error::custom("noise needs to know the type"))
    }

    forward_to_deserialize_any! {
        u64 i128 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple tuple_struct map struct
        identifier ignored_any
    }
}

struct Variant<'n> {
    noise: &'n mut Noise,
    variant: u32,
}

impl<'de> EnumAccess<'de> for Variant<'_> {
    type Error = Error;
    type Variant = Self;
    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self), Error> {
        let index: de::value::U32Deserializer<Error> = self.variant.into_deserializer();
        Ok((seed.deserialize(index)?, self))
    }
}

impl<'de> VariantAccess<'de> for Variant<'_> {
    type Error = Error;
    fn unit_variant(self) -> Result<(), Error> {
        Ok(())
    }
    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Error> {
        seed.deserialize(self.noise)
    }
    fn tuple_variant<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_seq(Fields { noise: self.noise, left: len })
    }
    fn struct_variant<V: Visitor<'de>>(self, fields: &'static [&'static str], visitor: V) -> Result<V::Value, Error> {
        visitor.visit_seq(Fields { noise: self.noise, left: fields.len() })
    }
}

struct Fields<'n> {
    noise: &'n mut Noise,
    left: usize,
}

impl<'de> SeqAccess<'de> for Fields<'_> {
    type Error = Error;
    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Error> {
        if self.left == 0 {
            return Ok(None);
        }
        self.left -= 1;
        seed.deserialize(&mut *self.noise).map(Some)
    }
}
