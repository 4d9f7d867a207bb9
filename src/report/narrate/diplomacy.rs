//! Sentences about motions, pledges, trust and deals.

use super::Teller;
use super::voice::{one, percent, score, signed_points};
use crate::rules::event::Event;
use crate::rules::initiatives::state::Profile;
use crate::rules::words::{Ballot, Leadership, PledgeState, Venue};

impl Teller<'_> {
    pub(super) fn diplomacy(&self, event: Event) -> String {
        use Event as E;
        match event {
            E::TrustMoved { holder, subject, by, now } => {
                let (a, b) = (self.cap(holder), self.cap(subject));
                let (by, now) = (signed_points(by.into()), score(now.into()));
                match self.vary(&["0", "1", "2"]) {
                    "0" => format!("{a}'s trust in {b} moved by {by} to {now}."),
                    "1" => format!("{b} stood at {now} in {a}'s esteem, {by}."),
                    _ => format!("In {a}, trust in {b} moved by {by} to {now}."),
                }
            }
            E::MotionOpened { motion, initiative, sponsor } => {
                let what = self.initiative(initiative);
                let row = self.state.initiatives.motions.get(motion);
                let venue = match row.map(|row| row.venue) {
                    Some(Venue::Nato) => "in the North Atlantic Council",
                    Some(Venue::Eu) => "in the European Union",
                    Some(Venue::Coalition) => "among the willing",
                    None => "on the table",
                };
                let clause = match row {
                    Some(row) if row.opt_out && row.fallback => ", with opt-outs and a coalition in reserve",
                    Some(row) if row.opt_out => ", with opt-outs",
                    Some(row) if row.fallback => ", with a coalition in reserve",
                    _ => "",
                };
                let verb = self.vary(&["proposed", "tabled", "put forward"]);
                format!("{} {verb} {venue}{clause}: {what}.", self.cap(sponsor))
            }
            E::PersuasionOffered { motion, persuader, holdout, pc } => format!(
                "{} offered to carry {pc} of what {} would cost {} at home.",
                self.cap(persuader),
                self.motion(motion),
                self.cap(holdout)
            ),
            E::Voted { motion, member, ballot, cost, carried } => {
                let (who, what) = (self.cap(member), self.motion(motion));
                match ballot {
                    Ballot::Silent if cost == 0 && carried == 0 => {
                        format!("{who} kept silent on {what}: consent came easily.")
                    }
                    Ballot::Silent if carried > 0 => format!(
                        "{who} kept silent on {what}; others carried {carried} of its cost and it paid {} itself.",
                        cost.saturating_sub(carried)
                    ),
                    Ballot::Silent => {
                        format!("{who} swallowed its doubts about {what} and paid {cost} political capital at home.")
                    }
                    Ballot::OptOut => format!("{who} opted out of {what}."),
                    Ballot::Break => format!("{who} broke silence on {what}."),
                }
            }
            E::Persuaded { motion, persuader, holdout, pc } => format!(
                "{} moved {} on {}, and spent {pc} political capital and some of its trust to do so.",
                self.cap(persuader),
                self.cap(holdout),
                self.motion(motion)
            ),
            E::MotionPassed { initiative, effect, .. } => {
                let what = self.initiative(initiative);
                if effect >= 1000 {
                    format!("The silence held: {what} was agreed in full.")
                } else {
                    format!(
                        "The silence held: {what} was agreed at {} of its full weight after opt-outs.",
                        percent(effect.into())
                    )
                }
            }
            E::MotionBlocked { initiative, by, .. } => {
                format!("{} failed: {} would not have it.", super::upper(&self.initiative(initiative)), self.cap(by))
            }
            E::CoalitionFormed { initiative, effect, .. } => {
                let what = self.initiative(initiative);
                if effect > 0 {
                    format!(
                        "The sponsors went ahead with {what} as a coalition, at {} of its full weight.",
                        percent(effect.into())
                    )
                } else {
                    format!("A coalition for {what} fell short of the weight it needs.")
                }
            }
            E::InForce { initiative, effect } => {
                let what = super::upper(&self.initiative(initiative));
                if effect >= 1000 {
                    format!("{what} took effect.")
                } else {
                    format!("{what} took effect at {} of its full weight.", percent(effect.into()))
                }
            }
            E::Lapsed { initiative } => format!("{} came to an end.", super::upper(&self.initiative(initiative))),
            E::Outvoted { initiative, member, .. } => format!(
                "{} broke silence on {} and did not weigh enough to stop it; it stays outside.",
                self.cap(member),
                self.initiative(initiative)
            ),
            E::SolidarityMoved { full: true, share: 1000 } => {
                "Under the clause all owe full help from now on, whoever is attacked.".to_owned()
            }
            E::SolidarityMoved { full: true, share } => format!(
                "Capitals with {} of the alliance's weight feel threatened: under the clause all now owe full help.",
                percent(share.into())
            ),
            E::SolidarityMoved { full: false, share } => format!(
                "Only {} of the alliance's weight feels threatened: under the clause a statement is all that is owed.",
                percent(share.into())
            ),
            E::Profiled { member, profile: Some(Profile::Area(area)) } => {
                format!("{} took up a profile: {}. Others will leave that to it.", self.cap(member), self.area(area))
            }
            E::Profiled { member, profile: Some(Profile::Workshop) } => {
                format!("{} will be a workshop of the alliance: arms for others before troops.", self.cap(member))
            }
            E::Profiled { member, profile: None } => format!("{} gave up its profile.", self.cap(member)),
            E::ProfileMissed { member } => {
                format!("Those who had left it to {} found a hole where its profile had been.", self.cap(member))
            }
            E::WashingtonDeclined { initiative } => {
                format!("Washington was asked about {} and declined.", self.initiative(initiative))
            }
            E::LeadershipChanged { to } => match to {
                Leadership::Washington => "Washington took the lead of the alliance again.".to_owned(),
                Leadership::Directoire => "A directoire of four took the lead of the alliance.".to_owned(),
                Leadership::Rotating => "The lead of the alliance now rotates among the capitals.".to_owned(),
                Leadership::Nobody => "Nobody leads the alliance now; every decision waits for all.".to_owned(),
            },
            E::PledgeMade { pledge, by, doubtful, public } => {
                let aloud = if public { "pledged" } else { "promised in confidence" };
                let doubt = if doubtful { "; its present plans do not reach that far" } else { "" };
                format!("{} {aloud} to {}{doubt}.", self.cap(by), self.pledge(pledge))
            }
            E::PledgeCounted { pledge, by, .. } => {
                let maker = self.pledge_row(pledge).map_or("a capital", |row| self.cap(row.by));
                format!("{} told {maker} that it counts on the pledge to {}.", self.cap(by), self.pledge(pledge))
            }
            E::PledgeSettled { pledge, by, state } => {
                let (who, what) = (self.cap(by), self.pledge(pledge));
                match state {
                    PledgeState::Kept => format!("{who} kept its pledge to {what}."),
                    PledgeState::Late => format!("{who} kept its pledge to {what}, but late."),
                    PledgeState::Broken => format!("{who} broke its pledge to {what}."),
                    PledgeState::Open => format!("{who} still owes its pledge to {what}."),
                }
            }
            E::DealStruck { by, with } if by == with => {
                format!("{} struck a bargain of its own with Washington.", self.cap(by))
            }
            E::DealStruck { by, with } => {
                format!("{} and {} struck a bargain between themselves.", self.cap(by), self.cap(with))
            }
            E::DealFound { by, with } if by == with => {
                format!("The papers printed {}'s private bargain with Washington.", self.cap(by))
            }
            E::DealFound { by, with } => {
                format!("The papers printed {}'s private bargain with {}.", self.cap(by), self.cap(with))
            }
            E::Reassured { by, to } => {
                let verb = self.vary(&["sent its ministers to reassure", "reassured", "gave its word again to"]);
                format!("{} {verb} {}.", self.cap(by), self.cap(to))
            }
            E::TrustStrained { holder, others, by } => {
                let (who, change) = (self.cap(holder), signed_points(i32::from(by) / i32::from(others).max(1)));
                match others {
                    1 => format!("{who}'s trust in one other capital moved by {change}."),
                    _ => format!("{who}'s trust in {others} other capitals moved by {change} each."),
                }
            }
            E::CoalitionStrain { initiative } => {
                format!("Those inside and outside {} grew apart.", self.initiative(initiative))
            }
            _ => String::new(),
        }
    }

    /// A vote's cost in words that fit in brackets: "(1, carried by Tallinn)".
    pub fn vote_cost(&self, cost: u8, carried: u8) -> String {
        match (cost, carried) {
            (0, _) => String::new(),
            (cost, 0) => format!(" ({} PC)", one(i32::from(cost) * 10)),
            (cost, carried) => format!(" ({cost} PC, {carried} carried by others)"),
        }
    }
}
