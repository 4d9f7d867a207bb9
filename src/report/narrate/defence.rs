//! Sentences about forces, deterrence and the test of Article 5.

use super::Teller;
use super::pressure::past;
use super::voice::{brigades, percent, points, score};
use crate::rules::event::Event;

impl Teller<'_> {
    pub(super) fn defence(&self, event: Event) -> String {
        use Event as E;
        match event {
            E::BrigadeSent { member, site, cb } => {
                format!("{} ordered {} to {}.", self.cap(member), brigades(cb.into()), self.site(site))
            }
            E::BrigadeArrived { member, site, cb } => {
                format!(
                    "{} of {}'s arrived at {}.",
                    super::upper(&brigades(cb.into())),
                    self.cap(member),
                    self.site(site)
                )
            }
            E::BrigadeLeft { member, site, cb } => {
                format!("{} brought {} home from {}.", self.cap(member), brigades(cb.into()), self.site(site))
            }
            E::RulesSet { member, level } => match level {
                0 => format!("{} told its forces to watch and report, and no more.", self.cap(member)),
                1 => format!("{} allowed its forces to warn intruders and turn them away.", self.cap(member)),
                2 => format!("{} allowed its forces to shoot down drones.", self.cap(member)),
                _ => format!("{} allowed its forces to shoot down manned aircraft.", self.cap(member)),
            },
            E::PolicingBegan { member, site } => {
                format!("{}'s fighters took up patrol over {}.", self.cap(member), self.site(site))
            }
            E::Hardened { member, now } => {
                format!(
                    "{} hardened its public life; resilience is worth {} more.",
                    self.cap(member),
                    score(now.into())
                )
            }
            E::UnitsAway { member, area, points: away, back } => format!(
                "{} sent {} of {} elsewhere; it will be missing at home until {}.",
                self.cap(member),
                points(away.into()),
                self.area(area),
                self.date(back)
            ),
            E::UnitsBack { member, area, points: back } => {
                format!("{}'s {} of {} came home.", self.cap(member), points(back.into()), self.area(area))
            }
            E::Exercised { site, by } => format!("{} led a joint exercise at {}.", self.cap(by), self.site(site)),
            E::Deterred { site, value, attack, defence } => format!(
                "Deterrence at {} stood at {}: {} to defend against {} that could attack.",
                self.site(site),
                score(value.into()),
                brigades(defence.into()),
                brigades(attack.into())
            ),
            E::TestBegan { site, seen, chance } => format!(
                "Moscow saw a window at {} and tried it: it read deterrence at {}, and the odds that it would dare were {}.",
                self.site(site),
                score(seen.into()),
                percent(chance.into())
            ),
            E::Acted { member, act, nuclear } => {
                let signal = if nuclear { ", with a nuclear signal" } else { "" };
                format!("As it deemed necessary, {} {}{signal}.", self.cap(member), past(act.text()))
            }
            E::WashingtonActed { act } => format!("Washington {}.", past(act.text())),
            E::RoundFought { round, control, defence, attack } => {
                let held = match control {
                    550.. => "the allies held most of the ground",
                    400..=549 => "the ground was divided",
                    _ => "the attackers held most of the ground",
                };
                format!(
                    "Round {round}: on prepared ground the defence was worth {} against {}; {held}, with control at {} of 100.",
                    brigades(defence.into()),
                    brigades(attack.into()),
                    score(i32::from(control).max(0))
                )
            }
            E::TestEnded { site, result, control } => match result {
                2 => format!(
                    "The attempt on {} was repelled; {} of the ground was held.",
                    self.site(site),
                    percent(control.into())
                ),
                1 => format!(
                    "The attempt on {} ended undecided; {} of the ground was held.",
                    self.site(site),
                    percent(control.into())
                ),
                _ => format!("Moscow presented the alliance with a fait accompli at {}.", self.site(site)),
            },
            E::Odds { repelled, contested, lost } => format!(
                "The odds stood at {} repelled, {} undecided, {} lost.",
                percent(repelled.into()),
                percent(contested.into()),
                percent(lost.into())
            ),
            _ => String::new(),
        }
    }
}
