//! The words by which orders are given, and finding the order that somebody means.

use super::subjects::{keywords, subject};
use crate::report::narrate::Teller;
use crate::report::orders::Family;
use crate::rules::order::{Order, OrderKind, OrderKind as K, Preview, Refusal};
use crate::rules::words::{Backing, Promise};
use crate::sim::Observation;

/// A word that gives orders.
pub struct Verb {
    /// The word.
    pub word: &'static str,
    /// Other words for the same.
    pub also: &'static [&'static str],
    /// The orders it gives.
    pub kind: OrderKind,
    /// An example.
    pub example: &'static str,
    /// Which orders of the kind it gives.
    pub gives: fn(&Order) -> bool,
}

const fn verb(word: &'static str, also: &'static [&'static str], kind: OrderKind, example: &'static str) -> Verb {
    Verb { word, also, kind, example, gives: |_| true }
}

const fn some(word: &'static str, kind: OrderKind, example: &'static str, gives: fn(&Order) -> bool) -> Verb {
    Verb { word, also: &[], kind, example, gives }
}

/// All verbs, families together.
pub const VERBS: &[Verb] = &[
    verb("choose", &["answer"], K::Choose, "choose grant"),
    verb("vote", &[], K::Vote, "vote silent, vote opt out, vote break"),
    verb("bases", &[], K::Bases, "bases grant"),
    verb("tariff", &[], K::AnswerTariff, "tariff resist"),
    some("respond", K::Respond, "respond escort", |order| matches!(order, Order::Respond { article4: false, .. })),
    some("consult", K::Respond, "consult escort", |order| matches!(order, Order::Respond { article4: true, .. })),
    some("back", K::Back, "back tallinn", |order| matches!(order, Order::Back { backing: Backing::Back, .. })),
    some("dissent", K::Back, "dissent tallinn", |order| matches!(order, Order::Back { backing: Backing::Dissent, .. })),
    some("act", K::ActInTest, "act send", |order| matches!(order, Order::ActInTest { nuclear: false, .. })),
    some("signal", K::ActInTest, "signal fight", |order| matches!(order, Order::ActInTest { nuclear: true, .. })),
    verb("propose", &[], K::Propose, "propose cable"),
    verb("compact", &[], K::ProposeCompact, "compact"),
    verb("persuade", &[], K::Persuade, "persuade rome 1"),
    verb("pledge", &["promise"], K::MakePledge, "pledge spend 2.8 by 4"),
    verb("count", &[], K::CountOn, "count on berlin"),
    verb("reassure", &["visit"], K::Reassure, "reassure warsaw"),
    verb("deal", &["bargain"], K::SideDeal, "deal washington"),
    verb("lend", &[], K::Lend, "lend stockholm 200"),
    verb("spend", &["raise", "cut"], K::SetCore, "spend 2.7"),
    verb("shift", &["move"], K::ShiftSplit, "shift people equipment"),
    verb("release", &[], K::ReleaseLegacy, "release"),
    verb("reclassify", &[], K::Reclassify, "reclassify"),
    verb("package", &[], K::DomesticPackage, "package"),
    verb("buy", &["start", "order", "fund"], K::Start, "buy patriot 2"),
    verb("join", &[], K::Join, "join taurus 25"),
    verb("share", &[], K::SetShare, "share taurus 10"),
    verb("leave", &[], K::Leave, "leave taurus"),
    verb("hurry", &["accelerate"], K::Accelerate, "hurry taurus"),
    verb("cancel", &[], K::Cancel, "cancel taurus"),
    verb("jump", &[], K::JumpQueue, "jump taurus"),
    verb("swap", &[], K::SwapSlots, "swap taurus"),
    verb("cede", &[], K::CedeSlot, "cede taurus"),
    verb("invest", &["surge"], K::Surge, "invest missiles 500"),
    verb("keep", &[], K::KeepLine, "keep ships"),
    verb("send", &[], K::SendBrigade, "send baltic 0.5"),
    verb("withdraw", &[], K::WithdrawBrigade, "withdraw baltic"),
    verb("host", &["invite"], K::HostBrigade, "host berlin"),
    verb("patrol", &["police"], K::AirPolicing, "patrol baltic"),
    verb("rules", &[], K::SetRules, "rules 2"),
    verb("stocks", &[], K::ReleaseStocks, "stocks"),
    verb("exercise", &[], K::Exercise, "exercise baltic"),
    verb("harden", &["guard"], K::Harden, "harden cables"),
    verb("resilience", &[], K::SetResilience, "resilience 1"),
    verb("lobby", &[], K::Lobby, "lobby rome"),
    verb("pay", &[], K::HostSupport, "pay"),
    verb("embassy", &[], K::Embassy, "embassy"),
    verb("plan", &[], K::PlanFor, "plan without"),
    verb("partner", &[], K::Partnership, "partner seoul"),
    verb("aid", &[], K::AidLevel, "aid 400"),
    verb("give", &[], K::GiveKit, "give 200"),
    verb("purl", &[], K::Purl, "purl 200"),
    verb("coalition", &[], K::CoalitionTroops, "coalition 1"),
    verb("declare", &["specialise"], K::Specialise, "declare sea"),
    verb("sustain", &[], K::CoalitionSupport, "sustain 2"),
    verb("quit-force", &["withdraw-force"], K::CoalitionHome, "quit-force"),
    verb("talk", &[], K::BackChannel, "talk"),
];

/// The verb of a word; the beginning of one is enough where only one begins so.
pub fn find(word: &str) -> Option<&'static Verb> {
    let exact = VERBS.iter().find(|verb| verb.word == word || verb.also.contains(&word));
    exact.or_else(|| {
        let mut close = VERBS.iter().filter(|verb| word.len() >= 3 && verb.word.starts_with(word));
        close.next().filter(|_| close.next().is_none())
    })
}

/// The verb of a kind of order.
#[cfg(test)]
pub fn of(kind: OrderKind) -> Option<&'static Verb> {
    VERBS.iter().find(|verb| verb.kind == kind)
}

/// An order that can be meant, with what it would take or why it is refused.
#[derive(Clone, Copy, Debug)]
pub struct Candidate {
    /// The order.
    pub order: Order,
    /// What the rules say to it after what was given before.
    pub verdict: Result<Preview, Refusal>,
}

/// Every order a seat may mean in this step, refused ones among them.
pub fn candidates(obs: &Observation) -> Vec<Candidate> {
    let mut all = Vec::new();
    let (draft, means) = (obs.given(), obs.means());
    obs.suggested(draft, means, &mut |order, verdict| all.push(Candidate { order, verdict }));
    // Kit that cannot be paid for is not suggested; whoever asks for it by name is told why.
    for option in obs.rules().options.ids() {
        let order = Order::Start { option, units: 1 };
        let known = |one: &Candidate| matches!(one.order, Order::Start { option: other, .. } if other == option);
        if obs.step() == order.kind().step() && !all.iter().any(known) {
            all.push(Candidate { order, verdict: obs.check(draft, means, &order) });
        }
    }
    all.sort_by_key(|one| Family::of(one.order.kind()));
    all
}

/// A number somebody typed, with what stood behind it.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Amount {
    /// Hundredths.
    hundredths: i32,
    /// Whether it is in billions.
    billions: bool,
}

/// Reads "2.7", "2.7%", "320", "320m", "1.5bn".
fn amount(word: &str) -> Option<Amount> {
    let word = word.trim_end_matches('%');
    let (digits, billions) = match word.strip_suffix("bn") {
        Some(digits) => (digits, true),
        None => (word.strip_suffix('m').unwrap_or(word), false),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let plain = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    if whole.is_empty() || whole.len() > 6 || !plain(whole) || !plain(part) {
        return None;
    }
    let whole: i32 = whole.parse().ok()?;
    let part: i32 = part.chars().chain("00".chars()).take(2).collect::<String>().parse().ok()?;
    Some(Amount { hundredths: whole * 100 + part, billions })
}

/// The order with another amount, where it has one.
fn with_amount(order: Order, amount: Amount, due: Option<u8>) -> Option<Order> {
    let hundredths = amount.hundredths;
    let money = if amount.billions { hundredths * 10 } else { hundredths / 100 };
    let narrow = |value: i32| u8::try_from(value).ok();
    let wide = |value: i32| u16::try_from(value).ok();
    Some(match order {
        Order::SetCore { .. } => Order::SetCore { bp: hundredths },
        Order::SetResilience { .. } => Order::SetResilience { bp: hundredths },
        Order::ShiftSplit { from, to, .. } => Order::ShiftSplit { from, to, permille: narrow(hundredths / 10)? },
        Order::Lend { to, .. } => Order::Lend { to, meur: money },
        Order::Start { option, .. } => Order::Start { option, units: narrow(hundredths / 100)? },
        Order::Join { programme, .. } => Order::Join { programme, share: wide(hundredths / 10)? },
        Order::SetShare { programme, .. } => Order::SetShare { programme, share: wide(hundredths / 10)? },
        Order::Surge { sector, .. } => Order::Surge { sector, meur: money },
        Order::SendBrigade { site, .. } => Order::SendBrigade { site, cb: wide(hundredths)? },
        Order::CoalitionTroops { .. } => Order::CoalitionTroops { cb: wide(hundredths)? },
        Order::CoalitionSupport { .. } => Order::CoalitionSupport { cp: wide(hundredths)? },
        Order::AidLevel { .. } => Order::AidLevel { meur: money },
        Order::GiveKit { .. } => Order::GiveKit { meur: money },
        Order::Purl { .. } => Order::Purl { meur: money },
        Order::SetRules { .. } => Order::SetRules { level: narrow(hundredths / 100)? },
        Order::Persuade { motion, holdout, .. } => Order::Persuade { motion, holdout, pc: narrow(hundredths / 100)? },
        Order::MakePledge { promise, about, amount: old, due: date, public, to } => {
            let amount = match promise {
                Promise::Spend | Promise::Contribute | Promise::Brigade => hundredths,
                Promise::Programme | Promise::Back => old,
            };
            Order::MakePledge { promise, about, amount, due: due.unwrap_or(date), public, to }
        }
        Order::ProposeCompact { areas, .. } => Order::ProposeCompact { areas, due: narrow(hundredths / 100)? },
        _ => return None,
    })
}

/// Words that say nothing about what is meant.
const IDLE: &[&str] =
    &["a", "an", "the", "to", "on", "of", "at", "for", "in", "with", "from", "and", "units", "unit", "eur"];

/// What somebody may mean by some words after a verb.
pub struct Meant {
    /// The orders that fit.
    pub fits: Vec<Candidate>,
    /// The word that fits nothing, if one does.
    pub stray: Option<String>,
}

/// Finds the candidates that the words fit; an amount replaces the one suggested, and the rules are asked anew.
pub fn meant(teller: Teller, obs: &Observation, all: &[Candidate], words: &[&str]) -> Meant {
    let mut fits: Vec<Candidate> = all.to_vec();
    let (mut number, mut due, mut by) = (None, None, false);
    for word in words {
        if std::mem::take(&mut by)
            && let Ok(turn) = word.parse::<u8>()
        {
            due = Some(turn);
            continue;
        }
        if *word == "by" {
            by = true;
            continue;
        }
        if IDLE.contains(word) {
            continue;
        }
        let kept: Vec<Candidate> = fits
            .iter()
            .copied()
            .filter(|one| keywords(teller, obs, &one.order).iter().any(|key| key.starts_with(word)))
            .collect();
        match (kept.is_empty(), amount(word)) {
            // "rules 2" is an amount, "buy k2" is a name.
            (_, Some(found))
                if number.is_none() && fits.iter().any(|one| with_amount(one.order, found, None).is_some()) =>
            {
                number = Some(found);
            }
            (false, _) => fits = kept,
            (true, _) => return Meant { fits: Vec::new(), stray: Some((*word).to_owned()) },
        }
    }
    if number.is_some() || due.is_some() {
        let mut changed: Vec<Candidate> = Vec::new();
        for one in &fits {
            let order = match (number, one.order) {
                (Some(number), order) => with_amount(order, number, due),
                (None, Order::MakePledge { promise, about, amount, public, to, .. }) => {
                    due.map(|due| Order::MakePledge { promise, about, amount, due, public, to })
                }
                (None, order) => Some(order),
            };
            let Some(order) = order.filter(|order| !changed.iter().any(|known| known.order == *order)) else {
                continue;
            };
            changed.push(Candidate { order, verdict: obs.check(obs.given(), obs.means(), &order) });
        }
        fits = changed;
    }
    // Whoever names something in full means it, and nothing that only begins so.
    if fits.len() > 1 {
        let whole = |one: &&Candidate| words.iter().any(|word| subject(obs, &one.order).iter().any(|id| id == word));
        let exact: Vec<Candidate> = fits.iter().filter(whole).copied().collect();
        if exact.len() == 1 {
            fits = exact;
        }
    }
    Meant { fits, stray: None }
}

/// All words that would fit some candidate, for a suggestion.
pub fn vocabulary(teller: Teller, obs: &Observation, all: &[Candidate]) -> Vec<String> {
    let mut words: Vec<String> = all.iter().flat_map(|one| keywords(teller, obs, &one.order)).collect();
    words.sort();
    words.dedup();
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_people_write_them() {
        let plain = |hundredths| Some(Amount { hundredths, billions: false });
        assert_eq!(amount("2.7%"), plain(270));
        assert_eq!(amount("2.75"), plain(275));
        assert_eq!(amount("320m"), plain(32000));
        assert_eq!(amount("1.5bn"), Some(Amount { hundredths: 150, billions: true }));
        assert_eq!([amount("k2"), amount("-1"), amount("1e9"), amount("9999999"), amount("")], [None; 5]);
    }

    #[test]
    fn every_order_has_a_verb_and_no_word_means_two_things() {
        for &kind in OrderKind::ALL {
            assert!(of(kind).is_some(), "{kind:?} cannot be typed");
        }
        let mut words: Vec<&str> =
            VERBS.iter().flat_map(|verb| verb.also.iter().chain([&verb.word])).copied().collect();
        words.sort_unstable();
        let before = words.len();
        words.dedup();
        assert_eq!(words.len(), before);
        assert!(find("reas").is_some_and(|verb| verb.kind == OrderKind::Reassure));
        assert!(find("re").is_none());
    }
}
