//! Why: the entry that led to another, in a few words that can follow a comma.

use super::Teller;
use super::voice::lower;
use crate::rules::event::{Cause, Event};
use crate::rules::words::{Ballot, Government, PledgeState, Theatre};

impl Teller<'_> {
    /// Why entry number `place` was written, where saying it helps the reader.
    pub fn why(&self, place: usize) -> Option<String> {
        let entry = self.log.get(place)?;
        if speaks_for_itself(entry.event) {
            return None;
        }
        match entry.cause {
            Cause::Entry => {
                let (mut at, mut event) = self.parent(place)?;
                // A bare order or movement says little: look one step further back.
                for _ in 0..3 {
                    match self.reason(event) {
                        Some(why) => return Some(why),
                        None => (at, event) = self.parent(at)?,
                    }
                }
                None
            }
            Cause::Scenario => Some("as events had it".to_owned()).filter(|_| matters(entry.event)),
            Cause::Calendar | Cause::Order | Cause::Rule | Cause::Chance => None,
        }
    }

    /// An event as a reason for another.
    fn reason(&self, event: Event) -> Option<String> {
        use Event as E;
        Some(match event {
            E::InjectFired { inject } => format!("after the news “{}”", self.headline(inject)),
            E::InjectAnswered { inject, seat, choice, .. } => {
                let choice = self.rules.injects.get(inject)?.choices.get(usize::from(choice))?;
                format!("after {} chose to {}", self.cap(seat), lower(&choice.text))
            }
            E::GovernmentChanged { member, to: Government::Sceptic } => {
                format!("since sceptics took office in {}", self.cap(member))
            }
            E::GovernmentChanged { member, .. } => format!("since the change of government in {}", self.cap(member)),
            E::ElectionHeld { member, .. } => format!("after the election in {}", self.cap(member)),
            E::Voted { motion, member, ballot, .. } => {
                let motion = self.motion(motion);
                match ballot {
                    Ballot::Silent => format!("because {} let {motion} pass", self.cap(member)),
                    Ballot::OptOut => format!("because {} opted out of {motion}", self.cap(member)),
                    Ballot::Break => format!("because {} broke silence on {motion}", self.cap(member)),
                }
            }
            E::Persuaded { persuader, holdout, .. } => {
                format!("the price of {}'s pressure on {}", self.cap(persuader), self.cap(holdout))
            }
            E::MotionPassed { initiative, .. } => format!("because {} was agreed", self.initiative(initiative)),
            E::MotionBlocked { initiative, by, .. } => {
                format!("because {} blocked {}", self.cap(by), self.initiative(initiative))
            }
            E::CoalitionFormed { initiative, .. } => {
                format!("because some went ahead with {} alone", self.initiative(initiative))
            }
            E::InForce { initiative, .. } => format!("now that {} is in force", self.initiative(initiative)),
            E::Outvoted { member, .. } => format!("because {} was outvoted", self.cap(member)),
            E::Profiled { member, .. } => format!("with the change of {}'s profile", self.cap(member)),
            E::ProfileMissed { member } => format!("because {} gave up its profile", self.cap(member)),
            E::EnergyShock { .. } => "with the price of energy".to_owned(),
            E::FuelBill { .. } => "for dearer fuel".to_owned(),
            E::PledgeMade { by, .. } => format!("on the word of {}", self.cap(by)),
            E::PledgeSettled { by, state, .. } => match state {
                PledgeState::Kept => format!("because {} kept its word", self.cap(by)),
                PledgeState::Late => format!("because {} kept its word late", self.cap(by)),
                _ => format!("because {} broke its word", self.cap(by)),
            },
            E::DealFound { by, .. } => format!("once {}'s side deal was known", self.cap(by)),
            E::Reassured { by, to } => format!("after {} reassured {}", self.cap(by), self.cap(to)),
            E::FiscalStress { member } => format!("with the treasury in {} under stress", self.cap(member)),
            E::ReclassifiedFound { member } => format!("because {} had counted civil spending", self.cap(member)),
            E::BeyondSlack { member, .. } => {
                format!("because {} raised spending faster than voters liked", self.cap(member))
            }
            E::FreeRiding { member, .. } => format!("because {} was seen to ride free", self.cap(member)),
            E::ProgrammeLeft { programme, member } => {
                format!("because {} left {}", self.cap(member), self.programme(programme))
            }
            E::ProgrammeEnded { programme, cancelled: true } => {
                format!("because {} was cancelled", self.programme(programme))
            }
            E::LotDelivered { programme, .. } => format!("with a lot of {}", self.programme(programme)),
            E::LeaseExpired { programme } => format!("as the lease of {} ran out", self.goods(programme)),
            E::SlotMoved { giver, taker, .. } => {
                format!("after a slot went from {} to {}", self.programme(giver), self.programme(taker))
            }
            E::WashingtonDecided { .. } => "by decision of the US President".to_owned(),
            E::PackageAnnounced { package, .. } => {
                format!("after Washington announced the withdrawal of {}", self.package(package))
            }
            E::PackageLeft { package } => format!("because {} went home", self.package(package)),
            E::Reinforced { package } => format!("because {} returned", self.package(package)),
            E::TariffThreatened { member, .. } => format!("over the tariffs threatened against {}", self.cap(member)),
            E::TariffAnswered { member, answer } => {
                format!("because {} {} the tariff", self.cap(member), answer_verb(answer))
            }
            E::TariffsLifted { .. } => "now that the tariffs are lifted".to_owned(),
            E::TariffEnded { member } => format!("now that {}'s tariff is gone", self.cap(member)),
            E::Partnership { member, partner, what } => {
                let verb = if what >= 3 { "without" } else { "with" };
                format!("{verb} {}'s partnership with {}", self.cap(member), self.partner(partner))
            }
            E::CrisisMoved { theatre, .. } => match theatre {
                Theatre::Pacific => "with Washington's eyes on the Indo-Pacific".to_owned(),
                Theatre::MiddleEast => "with Washington's eyes on the Middle East".to_owned(),
            },
            E::AdministrationChanged { .. } => "under the new administration".to_owned(),
            E::NoticeGiven => "after Washington's notice to leave".to_owned(),
            E::Compact { what } => match what {
                0 => "under the new compact".to_owned(),
                3 => "because Europe missed the compact's date".to_owned(),
                4 => "because Washington broke the compact".to_owned(),
                _ => "because of the compact".to_owned(),
            },
            E::WarChanged { to } => format!("now that Ukraine is in {}", self.war(to)),
            E::CoalitionSent { member, cb } if cb > 0 => format!("because {} sent troops to Ukraine", self.cap(member)),
            E::CoalitionSent { member, .. } => format!("because {}'s troops came home from Ukraine", self.cap(member)),
            E::ForcePledged { member, .. } => format!("over what {} pledged for a ceasefire", self.cap(member)),
            E::SupportGiven { member, .. } => format!("over {}'s support for the force", self.cap(member)),
            E::ForceStands { .. } => "with the force in Ukraine".to_owned(),
            E::ForceTested { held: true, .. } => "because the force in Ukraine held".to_owned(),
            E::ForceTested { .. } => "because the force in Ukraine could not hold".to_owned(),
            E::CoalitionAttacked { .. } => "after the attack on the troops in Ukraine".to_owned(),
            E::AidGiven { .. } => "with the aid that arrived".to_owned(),
            E::Incident { kind, target, .. } => format!("after {}", self.against(kind, target)),
            E::Responded { nth, member, .. } => {
                format!("after {}'s answer to {}", self.cap(member), self.incident_short(nth))
            }
            E::Backed { nth, member, .. } => {
                format!("for {}'s stand on {}", self.cap(member), self.incident_short(nth))
            }
            E::Adjudicated { nth, .. } => format!("from the way {} was met", self.incident_short(nth)),
            E::Threshold { .. } => "as tension passed a threshold".to_owned(),
            E::BrigadeArrived { member, site, .. } => {
                format!("with {}'s forces at {}", self.cap(member), self.site(site))
            }
            E::BrigadeLeft { member, site, .. } => {
                format!("because {}'s forces left {}", self.cap(member), self.site(site))
            }
            E::Exercised { site, .. } => format!("after the exercise at {}", self.site(site)),
            E::TestBegan { site, .. } => format!("in the test of {}", self.site(site)),
            E::Acted { member, act, .. } => format!("because {} {} in the test", self.cap(member), act.text()),
            E::WashingtonActed { act } => format!("because Washington {} in the test", act.text()),
            E::TestEnded { site, result, .. } => match result {
                2 => format!("because the attempt on {} was repelled", self.site(site)),
                1 => format!("because the attempt on {} ended undecided", self.site(site)),
                _ => format!("because {} was lost", self.site(site)),
            },
            _ => return None,
        })
    }

    /// An incident of this turn, short enough for a reason: "the jamming against Rome".
    pub(super) fn incident_short(&self, nth: u8) -> String {
        match self.incident(nth) {
            Some(incident) => format!("the incident at {}", self.cap(incident.target)),
            None => "the incident".to_owned(),
        }
    }
}

/// The past tense of an answer to a tariff.
pub(super) fn answer_verb(answer: crate::rules::words::TariffAnswer) -> &'static str {
    use crate::rules::words::TariffAnswer as T;
    match answer {
        T::Comply => "complied under",
        T::Absorb => "absorbed",
        T::Resist => "resisted",
    }
}

/// Whether the sentence for an event already says why.
fn speaks_for_itself(event: Event) -> bool {
    use Event as E;
    matches!(
        event,
        E::InjectAnswered { .. }
            | E::Voted { .. }
            | E::Persuaded { .. }
            | E::Responded { .. }
            | E::Backed { .. }
            | E::Adjudicated { .. }
            | E::Harm { .. }
            | E::RoundFought { .. }
            | E::Acted { .. }
            | E::WashingtonActed { .. }
            | E::TestBegan { .. }
            | E::TestEnded { .. }
            | E::TargetChosen { .. }
            | E::Odds { .. }
            | E::PointsMoved { .. }
            | E::ProfileMissed { .. }
            // "Refused, because it was agreed", "the lead rotates, now that a rotating lead is in force".
            | E::Compact { .. }
            | E::LeadershipChanged { .. }
    )
}

/// Whether an event is worth a word about the scenario as its cause.
fn matters(event: Event) -> bool {
    matches!(event, Event::PackageAnnounced { .. } | Event::GovernmentChanged { .. } | Event::CrisisMoved { .. })
}
