//! Orders in words: what a capital does, to whom, and how much.

use super::Look;
use super::numbers::{brigades, euro, fine, percent_bp, points};
use crate::core::ids::{AreaId, InitiativeId, MemberId, MotionId, ProgrammeId, SiteId};
use crate::report::narrate::upper;
use crate::rules::initiatives::state::Profile;
use crate::rules::order::{Order, Refusal};
use crate::rules::ruleset::Ruleset;
use crate::rules::words::{Backing, Ballot, Promise, TariffAnswer, Venue};
use crate::sim::Observation;

/// Words orders for a seat.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    /// The texts.
    pub look: &'a Look,
    /// What the seat knows.
    pub obs: Observation<'a>,
}

impl Words<'_> {
    fn t(&self, key: &str) -> String {
        self.look.t(key)
    }
    fn cap(&self, member: MemberId) -> String {
        self.obs.rules().members.get(member).map_or_else(String::new, |row| row.name.clone())
    }
    fn site(&self, site: SiteId) -> String {
        self.obs.rules().sites.get(site).map_or_else(String::new, |row| row.name.clone())
    }
    fn area(&self, area: AreaId) -> String {
        self.obs.rules().areas.get(area).map_or_else(String::new, |row| row.name.clone())
    }
    /// An initiative's name.
    pub fn initiative(&self, id: InitiativeId) -> String {
        self.obs.rules().initiatives.get(id).map_or_else(|| self.t("a-compact"), |row| row.name.clone())
    }
    /// What a motion is about.
    pub fn motion(&self, id: MotionId) -> String {
        match self.obs.motions().get(id) {
            Some(motion) if motion.areas != 0 => self.t("a-compact"),
            Some(motion) => self.initiative(motion.initiative),
            None => String::new(),
        }
    }
    /// What a programme buys, and who leads it where it is not this seat: several may buy the same.
    pub fn programme(&self, id: ProgrammeId) -> String {
        let Some(programme) = self.obs.programme(id) else { return String::new() };
        let name = self.obs.rules().options.get(programme.option()).map_or_else(String::new, |row| row.name.clone());
        if programme.lead() == self.obs.seat() {
            return name;
        }
        self.look.tw("programme-of", &[("who", self.cap(programme.lead()).into()), ("what", name.into())])
    }
    fn date(&self, turn: u8) -> String {
        self.obs.rules().calendar.short(turn)
    }
    /// Areas of a mask, joined.
    pub fn areas(&self, mask: u16) -> String {
        let names: Vec<String> = self
            .obs
            .rules()
            .areas
            .pairs()
            .filter(|(id, _)| id.0 < 16 && mask >> id.0 & 1 == 1)
            .map(|(_, row)| row.name.clone())
            .collect();
        names.join(", ")
    }
    fn venue(&self, venue: Venue) -> String {
        self.t(match venue {
            Venue::Nato => "venue-nato",
            Venue::Eu => "venue-eu",
            Venue::Coalition => "venue-coalition",
        })
    }

    /// What is done, without how much: the same for all sizes of an order.
    pub fn title(&self, order: &Order) -> String {
        let look = self.look;
        let name = |key: &str, value: String| look.tw(key, &[("what", value.into())]);
        match *order {
            Order::Propose { initiative, .. } => name("order-propose", self.initiative(initiative)),
            Order::ProposeCompact { .. } => self.t("order-propose-compact"),
            Order::Persuade { motion, holdout, .. } => {
                look.tw("order-persuade", &[("who", self.cap(holdout).into()), ("what", self.motion(motion).into())])
            }
            Order::MakePledge { promise, about, to, .. } => {
                let what = self.promise(promise, about);
                match to {
                    Some(to) => look.tw("order-pledge-to", &[("what", what.into()), ("who", self.cap(to).into())]),
                    None => name("order-pledge", what),
                }
            }
            Order::CountOn { pledge } => {
                let row = self.obs.pledges().find(|(id, _)| *id == pledge).map(|(_, row)| *row);
                let (who, what) =
                    row.map_or_else(Default::default, |row| (self.cap(row.by), self.promise(row.promise, row.about)));
                look.tw("order-count-on", &[("who", who.into()), ("what", what.into())])
            }
            Order::SwapSlots { mine, theirs } => look
                .tw("order-swap", &[("mine", self.programme(mine).into()), ("theirs", self.programme(theirs).into())]),
            Order::CedeSlot { mine, theirs } => look
                .tw("order-cede", &[("mine", self.programme(mine).into()), ("theirs", self.programme(theirs).into())]),
            Order::Vote { motion, .. } => name("order-vote", self.motion(motion)),
            Order::SetCore { .. } => self.t("order-core"),
            Order::ShiftSplit { from, to, .. } => {
                look.tw("order-split", &[("from", self.line(from).into()), ("to", self.line(to).into())])
            }
            Order::ReleaseLegacy => self.t("order-legacy"),
            Order::Reclassify => self.t("order-reclassify"),
            Order::SetResilience { .. } => self.t("order-resilience-spending"),
            Order::DomesticPackage => self.t("order-domestic"),
            Order::Lend { to, .. } => name("order-lend", self.cap(to)),
            Order::Start { option, .. } => {
                self.obs.rules().options.get(option).map_or_else(String::new, |row| row.name.clone())
            }
            Order::Join { programme, .. } => name("order-join", self.programme(programme)),
            Order::SetShare { programme, .. } => name("order-share", self.programme(programme)),
            Order::Leave { programme } => name("order-leave", self.programme(programme)),
            Order::Accelerate { programme } => name("order-accelerate", self.programme(programme)),
            Order::Cancel { programme } => name("order-cancel", self.programme(programme)),
            Order::JumpQueue { programme } => name("order-jump", self.programme(programme)),
            Order::Surge { sector, .. } => name("order-surge", self.sector(sector)),
            Order::KeepLine { sector } => name("order-keep-line", self.sector(sector)),
            Order::SendBrigade { site, .. } => name("order-send", self.site(site)),
            Order::WithdrawBrigade { site } => name("order-withdraw", self.site(site)),
            Order::HostBrigade { from } => name("order-host", self.cap(from)),
            Order::AirPolicing { site } => name("order-policing", self.site(site)),
            Order::SetRules { .. } => self.t("order-rules"),
            Order::ReleaseStocks => self.t("order-stocks"),
            Order::Exercise { site } => name("order-exercise", self.site(site)),
            Order::Reassure { member } => name("order-reassure", self.cap(member)),
            Order::SideDeal { with: Some(with) } => name("order-side-deal", self.cap(with)),
            Order::SideDeal { with: None } => self.t("order-side-deal-washington"),
            Order::Lobby { instead } => name("order-lobby", self.cap(instead)),
            Order::HostSupport => self.t("order-host-support"),
            Order::Embassy => self.t("order-embassy"),
            Order::Bases { .. } => self.t("order-bases"),
            Order::AnswerTariff { .. } => self.t("order-tariff"),
            Order::PlanFor { .. } => self.t("order-plan-for"),
            Order::Partnership { partner } => {
                let row = self.obs.rules().partners.get(partner);
                name("order-partnership", row.map_or_else(String::new, |row| row.name.clone()))
            }
            Order::AidLevel { .. } => self.t("order-aid"),
            Order::GiveKit { .. } => self.t("order-kit"),
            Order::Purl { .. } => self.t("order-purl"),
            Order::CoalitionTroops { .. } => self.t("order-coalition"),
            Order::CoalitionSupport { .. } => self.t("order-coalition-support"),
            Order::CoalitionHome => self.t("order-coalition-home"),
            Order::Specialise { profile } => match profile {
                Some(Profile::Area(area)) => name("order-profile", self.area(area)),
                Some(Profile::Workshop) => self.t("order-profile-workshop"),
                None => self.t("order-profile-none"),
            },
            Order::Harden { what } => name("order-harden", look.word("harden", what.text())),
            Order::BackChannel => self.t("order-back-channel"),
            Order::Choose { inject, .. } => {
                self.obs.rules().injects.get(inject).map_or_else(String::new, |row| row.headline.clone())
            }
            Order::Respond { incident, .. } => name("order-respond", self.incident(incident)),
            Order::Back { incident, .. } => name("order-back", self.incident(incident)),
            Order::ActInTest { .. } => self.t("order-act"),
        }
    }

    /// How much, or how.
    pub fn part(&self, order: &Order) -> String {
        let look = self.look;
        let rules = self.obs.rules();
        match *order {
            Order::Propose { venue, opt_out, fallback, .. } => {
                let mut text = self.venue(venue);
                // Who joins a coalition of the willing joins it; nobody opts out of it or falls back on it.
                if venue == Venue::Coalition {
                    return text;
                }
                if opt_out {
                    text.push_str(&self.t("part-opt-out"));
                }
                if fallback {
                    text.push_str(&self.t("part-fallback"));
                }
                text
            }
            Order::ProposeCompact { areas, due } => {
                look.tw("part-compact", &[("areas", self.areas(areas).into()), ("date", self.date(due).into())])
            }
            Order::Persuade { pc, .. } => look.tw("part-carry", &[("pc", pc.into())]),
            Order::MakePledge { promise, amount, due, public, .. } => {
                let date = self.date(due);
                let amount = self.amount(promise, amount);
                let mut text = look.tw("part-pledge", &[("amount", amount.into()), ("date", date.into())]);
                // Those that are offered here are public.
                if !public {
                    text.push_str(&self.t("part-private"));
                }
                text
            }
            Order::Vote { ballot, .. } => self.t(match ballot {
                Ballot::Silent => "ballot-silent",
                Ballot::OptOut => "ballot-opt-out",
                Ballot::Break => "ballot-break",
            }),
            Order::SetCore { bp } | Order::SetResilience { bp } => {
                look.tw("part-of-gdp", &[("level", percent_bp(bp).into())])
            }
            Order::ShiftSplit { permille, .. } => {
                look.tw("part-of-budget", &[("share", format!("{}%", f32::from(permille) / 10.0).into())])
            }
            Order::Lend { meur, .. } | Order::Surge { meur, .. } | Order::GiveKit { meur } | Order::Purl { meur } => {
                euro(meur)
            }
            Order::AidLevel { meur } => look.tw("part-a-year", &[("sum", euro(meur).into())]),
            Order::Start { units, .. } => look.tw("part-units", &[("count", units.into())]),
            Order::Join { share, .. } | Order::SetShare { share, .. } => {
                look.tw("part-share", &[("share", format!("{}%", share / 10).into())])
            }
            Order::CoalitionSupport { cp } => look.tw("part-points", &[("count", points(cp.into()).into())]),
            Order::SendBrigade { cb, .. } | Order::CoalitionTroops { cb } => {
                look.tw("part-brigades", &[("count", fine(cb.into()).into())])
            }
            Order::SetRules { level } => look
                .tw("part-level", &[("level", level.into()), ("text", self.t(&format!("rules-level-{level}")).into())]),
            Order::Bases { grant } => self.t(if grant { "part-grant" } else { "part-refuse" }),
            Order::AnswerTariff { answer } => self.t(match answer {
                TariffAnswer::Comply => "tariff-comply",
                TariffAnswer::Absorb => "tariff-absorb",
                TariffAnswer::Resist => "tariff-resist",
            }),
            Order::PlanFor { assumption } => self.t(&format!("planning-{}", assumption.text())),
            Order::Choose { inject, choice } => rules
                .injects
                .get(inject)
                .and_then(|row| row.choices.get(usize::from(choice)))
                .map_or_else(String::new, |choice| choice.text.clone()),
            Order::Respond { incident, response, article4 } => {
                let mut text = self.response(incident, response);
                if article4 {
                    text.push_str(&self.t("part-article-4"));
                }
                text
            }
            Order::Back { backing, .. } => self.t(match backing {
                Backing::Back => "backing-back",
                Backing::Silent => "backing-silent",
                Backing::Dissent => "backing-dissent",
            }),
            Order::ActInTest { act, nuclear } => {
                let mut text = self.look.word("act", act.text());
                if nuclear {
                    text.push_str(&self.t("part-nuclear"));
                }
                text
            }
            _ => String::new(),
        }
    }

    /// Title and part in one line.
    pub fn whole(&self, order: &Order) -> String {
        let (title, part) = (self.title(order), self.part(order));
        if part.is_empty() { title } else { format!("{title}: {part}") }
    }

    /// What is promised, without how much.
    pub fn promise(&self, promise: Promise, about: u8) -> String {
        let look = self.look;
        let of = |key: &str, what: String| look.tw(key, &[("what", what.into())]);
        match promise {
            Promise::Spend => self.t("promise-spend"),
            Promise::Contribute => of("promise-contribute", self.area(AreaId(about))),
            Promise::Brigade => of("promise-brigade", self.site(SiteId(about))),
            Promise::Programme => of("promise-programme", self.area(AreaId(about))),
            Promise::Back => of("promise-back", self.initiative(InitiativeId(about))),
        }
    }

    /// How much is promised.
    pub fn amount(&self, promise: Promise, amount: i32) -> String {
        let look = self.look;
        match promise {
            Promise::Spend => look.tw("part-of-gdp", &[("level", percent_bp(amount).into())]),
            Promise::Contribute => look.tw("part-points", &[("count", points(amount).into())]),
            Promise::Brigade => look.tw("part-brigades", &[("count", brigades(amount).into())]),
            Promise::Programme | Promise::Back => String::new(),
        }
    }

    fn line(&self, line: crate::rules::words::BudgetLine) -> String {
        self.t(&format!("budget-{}", line.text()))
    }
    fn sector(&self, sector: crate::core::ids::SectorId) -> String {
        self.obs.rules().sectors.get(sector).map_or_else(String::new, |row| row.name.clone())
    }
    fn incident(&self, nth: u8) -> String {
        let row = self.obs.incidents().get(usize::from(nth));
        row.map_or_else(String::new, |row| {
            let kind = self.obs.rules().incursions.get(row.kind).map_or("", |kind| kind.name.as_str());
            format!("{kind}, {}", self.cap(row.target))
        })
    }
    fn response(&self, nth: u8, response: crate::core::ids::ResponseId) -> String {
        let rules = self.obs.rules();
        let domain = self
            .obs
            .incidents()
            .get(usize::from(nth))
            .and_then(|row| rules.incursions.get(row.kind))
            .map(|kind| kind.domain);
        let row = rules.responses.get(response);
        match (row, domain) {
            (Some(row), Some(domain)) => upper(row.name_in(domain)),
            _ => String::new(),
        }
    }

    /// Why an order is refused, and what would lift it.
    pub fn refusal(&self, why: &Refusal) -> String {
        refusal(self.look, self.obs.rules(), why)
    }
}

/// Why an order is refused, and what would lift it.
pub fn refusal(look: &Look, rules: &Ruleset, why: &Refusal) -> String {
    match *why {
        Refusal::WrongStep => look.t("refused-step"),
        Refusal::NoSuchThing => look.t("refused-nothing"),
        Refusal::PoliticalCapital { need, have } => {
            look.tw("refused-pc", &[("need", need.into()), ("have", have.into())])
        }
        Refusal::Money { need, have } => {
            look.tw("refused-money", &[("need", euro(need).into()), ("have", euro(have).into())])
        }
        Refusal::Twice => look.t("refused-twice"),
        Refusal::Range { low, high } => {
            look.tw("refused-range", &[("low", low.to_string().into()), ("high", high.to_string().into())])
        }
        Refusal::NoChange => look.t("refused-no-change"),
        Refusal::NotYours => look.t("refused-not-yours"),
        Refusal::TooSoon { turn } => look.tw("refused-soon", &[("date", rules.calendar.short(turn).into())]),
        Refusal::Unwilling { who, trust, need } => look.tw(
            "refused-unwilling",
            &[
                ("who", rules.members.get(who).map_or_else(String::new, |row| row.name.clone()).into()),
                ("trust", super::numbers::whole(trust.into()).into()),
                ("need", super::numbers::whole(need.into()).into()),
            ],
        ),
        Refusal::NotNow(hindrance) => look.word("hindrance", &format!("{hindrance:?}")),
    }
}
