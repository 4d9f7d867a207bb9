//! What can be ordered in this step: every subject with its sizes, each with what it takes or why it is refused.

use std::collections::BTreeMap;

use crate::core::ids::AreaId;
use crate::gui::look::orders::Words;
use crate::gui::session::Drafted;
use crate::gui::view::Line;
use crate::rules::check::Means;
use crate::rules::order::{Hindrance, Order, OrderKind, Preview, Refusal};
use crate::rules::words::Promise;
use crate::sim::Observation;

/// A drawer of orders.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// What is asked of this seat.
    Desk,
    /// Motions and votes.
    Motions,
    /// Offers to persuade, pledges, slots.
    Deals,
    /// Level and split of the budget.
    Budget,
    /// Programmes.
    Procure,
    /// Industry.
    Industry,
    /// Forces.
    Posture,
    /// Other capitals.
    Diplomacy,
    /// Washington.
    Washington,
    /// Ukraine.
    Ukraine,
    /// Resilience at home.
    Home,
}

impl Group {
    /// The key of its text.
    pub fn key(self) -> &'static str {
        match self {
            Self::Desk => "group-desk",
            Self::Motions => "group-motions",
            Self::Deals => "group-deals",
            Self::Budget => "group-budget",
            Self::Procure => "group-procure",
            Self::Industry => "group-industry",
            Self::Posture => "group-posture",
            Self::Diplomacy => "group-diplomacy",
            Self::Washington => "group-washington",
            Self::Ukraine => "group-ukraine",
            Self::Home => "group-home",
        }
    }
    /// The drawer an order lies in.
    pub fn of(kind: OrderKind) -> Self {
        use OrderKind as K;
        match kind {
            K::Choose | K::Bases | K::AnswerTariff | K::Respond | K::Back | K::ActInTest => Self::Desk,
            K::Propose | K::ProposeCompact | K::Vote => Self::Motions,
            K::Persuade | K::Specialise | K::MakePledge | K::CountOn | K::SwapSlots | K::CedeSlot => Self::Deals,
            K::SetCore
            | K::ShiftSplit
            | K::ReleaseLegacy
            | K::Reclassify
            | K::SetResilience
            | K::Lend
            | K::DomesticPackage => Self::Budget,
            K::Start | K::Join | K::SetShare | K::Leave | K::Accelerate | K::Cancel | K::JumpQueue => Self::Procure,
            K::Surge | K::KeepLine => Self::Industry,
            K::SendBrigade
            | K::WithdrawBrigade
            | K::HostBrigade
            | K::AirPolicing
            | K::SetRules
            | K::ReleaseStocks
            | K::Exercise => Self::Posture,
            K::Reassure | K::SideDeal | K::Partnership | K::BackChannel => Self::Diplomacy,
            K::Lobby | K::HostSupport | K::Embassy | K::PlanFor => Self::Washington,
            K::AidLevel | K::GiveKit | K::Purl | K::CoalitionTroops | K::CoalitionSupport | K::CoalitionHome => {
                Self::Ukraine
            }
            K::Harden => Self::Home,
        }
    }
}

/// One size of an order.
#[derive(Clone, Debug)]
pub struct Part {
    /// The order.
    pub order: Order,
    /// How much, or how.
    pub label: String,
    /// What it takes, or why it is refused.
    pub result: Result<Preview, Refusal>,
    /// Why it is refused, in words.
    pub refused: String,
}

/// A subject with its sizes.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Where it lies.
    pub group: Group,
    /// What is done; unique within the menu.
    pub title: String,
    /// A sentence on what it is.
    pub text: String,
    /// The area it is about.
    pub area: Option<AreaId>,
    /// Its sizes.
    pub parts: Vec<Part>,
    /// Its place in the draft, where it is drafted.
    pub drafted: Option<usize>,
}

impl Entry {
    /// Whether any size of it can be ordered.
    pub fn open(&self) -> bool {
        self.parts.iter().any(|part| part.result.is_ok())
    }
    /// Whether no size of it can be ordered, and none is drafted.
    pub fn shut(&self) -> bool {
        !self.open() && self.drafted.is_none()
    }
}

/// What nobody needs to see greyed: it is not about this seat, or not about anything there is.
fn beside_the_point(result: &Result<Preview, Refusal>) -> bool {
    matches!(
        result,
        Err(Refusal::NoSuchThing
            | Refusal::WrongStep
            | Refusal::NoChange
            | Refusal::Range { .. }
            | Refusal::NotYours
            | Refusal::NotNow(
                Hindrance::WrongMeans | Hindrance::NothingToAnswer | Hindrance::NotAPartner | Hindrance::AlreadyPartner
            ))
    )
}

/// Makes the menu of the step; `draft` is what is drafted in it.
pub fn menu(words: Words, drafted: &[Line]) -> Vec<Entry> {
    let obs = words.obs;
    let (draft, means) = (obs.given(), obs.means());
    let mut places: BTreeMap<(Group, String), usize> = BTreeMap::new();
    let mut entries: Vec<Entry> = Vec::new();
    super::offers::candidates(words, &mut |order| {
        let result = obs.check(draft, means, &order);
        if beside_the_point(&result) {
            return;
        }
        let (group, title) = (Group::of(order.kind()), words.title(&order));
        let place = *places.entry((group, title.clone())).or_insert_with(|| {
            entries.push(Entry {
                group,
                title,
                text: text(words, &order),
                area: area(words, &order),
                parts: Vec::new(),
                drafted: None,
            });
            entries.len() - 1
        });
        let refused = result.as_ref().err().map_or_else(String::new, |refusal| words.refusal(refusal));
        if let Some(entry) = entries.get_mut(place) {
            entry.parts.push(Part { order, label: words.part(&order).trim().to_owned(), result, refused });
        }
    });
    for entry in &mut entries {
        entry.drafted = drafted.iter().position(|line| line.group == entry.group && line.title == entry.title);
        if let Some(line) = entry.drafted.and_then(|nth| drafted.get(nth)) {
            instead(words, entry, &line.drafted);
        }
    }
    // What was just drafted stays where it was: a row must not move away under the pointer.
    // What is bought stands by area, what one has bought already after it.
    let shelf =
        |entry: &Entry| if entry.group == Group::Procure { entry.area.map_or(u8::MAX, |area| area.0) } else { 0 };
    entries.sort_by_key(|entry| (entry.group, entry.shut(), shelf(entry)));
    entries
}

/// What would be left without a drafted order.
pub fn means_without(obs: Observation, drafted: &Drafted) -> Means {
    let left = obs.means();
    Means { pc: left.pc + drafted.preview.pc, meur: left.meur + drafted.preview.meur_now.max(0) }
}

/// Judges the sizes of what is drafted as they would be in its place.
fn instead(words: Words, entry: &mut Entry, drafted: &Drafted) {
    let obs = words.obs;
    let others: Vec<Order> = obs.given().iter().filter(|order| **order != drafted.order).copied().collect();
    let means = means_without(obs, drafted);
    entry.parts.retain_mut(|part| {
        part.result = obs.check(&others, means, &part.order);
        part.refused = part.result.as_ref().err().map_or_else(String::new, |refusal| words.refusal(refusal));
        part.order == drafted.order || !beside_the_point(&part.result)
    });
}

fn text(words: Words, order: &Order) -> String {
    let rules = words.obs.rules();
    match *order {
        Order::Start { option, .. } => rules.options.get(option).map_or_else(String::new, |row| row.text.clone()),
        Order::Propose { initiative, .. } => {
            rules.initiatives.get(initiative).map_or_else(String::new, |row| row.text.clone())
        }
        Order::Choose { inject, .. } => rules.injects.get(inject).map_or_else(String::new, |row| row.body.clone()),
        Order::Vote { motion, .. } => {
            let row = words.obs.motions().get(motion).and_then(|row| rules.initiatives.get(row.initiative));
            row.map_or_else(String::new, |row| row.text.clone())
        }
        _ => words.look.t(&format!("about-{}", order.kind().name().to_lowercase())),
    }
}

/// The area an order gives most in.
fn area(words: Words, order: &Order) -> Option<AreaId> {
    let option = match *order {
        Order::Start { option, .. } => option,
        Order::Join { programme, .. } => words.obs.programme(programme)?.option(),
        Order::MakePledge { promise: Promise::Contribute | Promise::Programme, about, .. } => {
            return Some(AreaId(about));
        }
        _ => return None,
    };
    let points = &words.obs.rules().options.get(option)?.points;
    points.pairs().filter(|(_, points)| points.0 > 0).max_by_key(|(_, points)| **points).map(|(area, _)| area)
}
