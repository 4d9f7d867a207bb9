//! Which ids a scenario defines, so that every reference is resolved, or reported, while it is read.

use std::collections::BTreeMap;

use super::decode::{Cx, Decode, quote_help};
use super::shape::Shape;
use super::tree::{Kind, Node, Span};
use crate::core::arena::Id;
use crate::core::ids::{
    AreaId, DemandId, GoalId, IncursionId, InitiativeId, InjectId, KindId, MemberId, OptionId, OutcomeId, PackageId,
    PartnerId, ProfileId, ResponseId, SectorId, SiteId,
};
use crate::core::units::{Bp, Cb, Cp, Meur};
use crate::core::{Curve, IdVec};
use crate::diag::{Code, Diagnostic, did_you_mean};

/// The ids of every table, in the order the scenario lists them.
#[derive(Clone, Debug, Default)]
pub struct Index {
    tables: BTreeMap<String, Vec<(String, Span)>>,
}

impl Index {
    /// Reads the `id` of every entry of every list at the top of a tree; the same id twice in a list is reported.
    pub fn of(tree: &Node, findings: &mut Vec<Diagnostic>) -> Self {
        let mut index = Self::default();
        let Kind::Struct { fields, .. } = &tree.kind else { return index };
        for field in fields {
            let Kind::List(entries) = &field.value.kind else { continue };
            for entry in entries {
                let Some(id) = entry.id() else { continue };
                let table = index.tables.entry(field.name.clone()).or_default();
                if let Some((_, first)) = table.iter().find(|(known, _)| known == id) {
                    let message = format!("`{id}` is defined twice in `{}`", field.name);
                    let finding = Diagnostic::new(Code::DuplicateId, message).at(entry.head(), "again here");
                    findings.push(finding.also(*first, "first defined here").help("give one of them another id"));
                } else {
                    table.push((id.to_owned(), entry.head()));
                }
            }
        }
        index
    }

    /// Adds an id that is defined elsewhere, such as a claim or a row of the reference figures.
    pub fn add(&mut self, table: &str, id: &str) {
        self.tables.entry(table.to_owned()).or_default().push((id.to_owned(), Span::default()));
    }

    /// The place of an id in its table.
    pub fn find(&self, table: &str, id: &str) -> Option<usize> {
        self.tables.get(table)?.iter().position(|(known, _)| known == id)
    }

    /// The ids of a table, in order.
    pub fn ids(&self, table: &str) -> impl Iterator<Item = &str> {
        self.tables.get(table).into_iter().flatten().map(|(id, _)| id.as_str())
    }

    /// How many ids a table has.
    pub fn len(&self, table: &str) -> usize {
        self.tables.get(table).map_or(0, Vec::len)
    }
}

/// An id that names an entry of a list of the scenario.
pub trait TableId: Id {
    /// The list at the top of the scenario.
    const TABLE: &'static str;
    /// What an entry is called, with its article.
    const WHAT: &'static str;
}

macro_rules! table_ids {
    ($($id:ident = $table:literal, $what:literal;)*) => {$(
        impl TableId for $id {
            const TABLE: &'static str = $table;
            const WHAT: &'static str = $what;
        }
        impl Decode for $id {
            fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
                reference::<Self>(node, cx)
            }
            fn shape() -> Shape {
                Shape::leaf(&Self::type_text())
            }
            fn type_text() -> String {
                concat!("id of ", $what).to_owned()
            }
        }
    )*};
}

table_ids! {
    MemberId = "members", "a member";
    AreaId = "areas", "an area";
    SiteId = "sites", "a site";
    SectorId = "sectors", "a sector";
    KindId = "kinds", "a kind of procurement";
    OptionId = "options", "an option";
    InitiativeId = "initiatives", "an initiative";
    IncursionId = "incursions", "a kind of incursion";
    ResponseId = "responses", "a response";
    PackageId = "packages", "a package";
    PartnerId = "partners", "a partner";
    DemandId = "demands", "a demand";
    InjectId = "injects", "an inject";
    GoalId = "goals", "a goal";
    ProfileId = "profiles", "a profile";
    OutcomeId = "endings", "an ending";
}

fn reference<I: TableId>(node: &Node, cx: &mut Cx) -> Option<I> {
    let Kind::Str(text) = &node.kind else {
        cx.wrong_type(node, &format!("the id of {} in quotation marks", I::WHAT), quote_help(node));
        return None;
    };
    resolve(text, node.span, cx)
}

/// Looks an id up and reports it where it is unknown.
fn resolve<I: TableId>(text: &str, span: Span, cx: &mut Cx) -> Option<I> {
    if let Some(place) = cx.index.find(I::TABLE, text) {
        return Some(I::from_index(place));
    }
    let near = did_you_mean(text, cx.index.ids(I::TABLE)).map(|better| format!("did you mean \"{better}\"?"));
    let help = near.unwrap_or_else(|| format!("the list `{}` defines them", I::TABLE));
    cx.report(
        Diagnostic::new(
            Code::UnknownId,
            format!("there is no {} `{text}`", I::WHAT.trim_start_matches("an ").trim_start_matches("a ")),
        )
        .at(span, "unknown id")
        .help(help),
    );
    None
}

/// A column by id: a map from ids to values; what is not named is zero.
impl<I: TableId, T: Decode + Default + Clone> Decode for IdVec<I, T> {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let Kind::Map(entries) = &node.kind else {
            cx.wrong_type(node, &Self::type_text(), Some("write { \"id\": value, … }".to_owned()));
            return None;
        };
        let mut column = Self::filled(cx.index.len(I::TABLE), T::default());
        let mut complete = true;
        for (key, value) in entries {
            let id = reference::<I>(key, cx);
            let value = cx.within(super::decode::key_step(key), |cx| T::decode(value, cx));
            match (id, value) {
                (Some(id), Some(value)) => column[id] = value,
                _ => complete = false,
            }
        }
        complete.then_some(column)
    }
    fn shape() -> Shape {
        Shape::leaf(&Self::type_text())
    }
    fn type_text() -> String {
        format!("map from ids of {} to {}", I::TABLE, T::type_text())
    }
}

/// Reads a decimal with a fixed number of places into a unit.
macro_rules! decimal_units {
    ($($unit:ident: $scale:literal, $text:literal;)*) => {$(
        impl Decode for $unit {
            fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
                let value = super::number::Decimal::<$scale>::decode(node, cx)?;
                match i32::try_from(value.0) {
                    Ok(value) => Some(Self(value)),
                    Err(_) => {
                        cx.report(Diagnostic::new(Code::OutOfRange, "the number is too large").at(node.span, "too large").help(concat!("the unit is ", $text)));
                        None
                    }
                }
            }
            fn shape() -> Shape {
                Shape::leaf(&Self::type_text())
            }
            fn type_text() -> String {
                $text.to_owned()
            }
        }
    )*};
}

decimal_units! {
    Bp: 2, "per cent, up to two decimals";
    Cp: 2, "points, up to two decimals";
    Cb: 2, "brigades, up to two decimals";
    Meur: 3, "EUR bn, up to three decimals";
}

impl Decode for Curve {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let knots = Vec::<(i32, i32)>::decode(node, cx)?;
        match Self::new(knots) {
            Ok(curve) => Some(curve),
            Err(problem) => {
                cx.report(
                    Diagnostic::new(Code::InconsistentValue, problem)
                        .at(node.head(), "this curve")
                        .help("list knots as (x, y) with rising x"),
                );
                None
            }
        }
    }
    fn shape() -> Shape {
        Shape::leaf(&Self::type_text())
    }
    fn type_text() -> String {
        "curve: list of (x, y) with rising x".to_owned()
    }
}

/// A citation: a claim (`"002:14"`), a row of the reference figures (`"ref:US14"`), or `"estimate"`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cite(pub String);

impl Decode for Cite {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let Kind::Str(text) = &node.kind else {
            cx.wrong_type(node, "a citation in quotation marks", quote_help(node));
            return None;
        };
        if text == "estimate" || cx.index.find("citations", text).is_some() {
            return Some(Self(text.clone()));
        }
        let near = did_you_mean(text, cx.index.ids("citations")).map(|better| format!("did you mean \"{better}\"?"));
        let help = near.unwrap_or_else(|| {
            "cite a claim of seeds/ (\"002:14\"), a row of the reference figures (\"ref:US14\") or \"estimate\""
                .to_owned()
        });
        cx.report(
            Diagnostic::new(Code::UnresolvedCitation, format!("nothing is known as `{text}`"))
                .at(node.span, "unresolved citation")
                .help(help),
        );
        None
    }
    fn shape() -> Shape {
        Shape::leaf(&Self::type_text())
    }
    fn type_text() -> String {
        "citation".to_owned()
    }
}
