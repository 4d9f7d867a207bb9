//! Sentences about the war in Ukraine and Moscow's pressure.

use super::Teller;
use super::voice::{brigades, list, money, percent, points, score, upper};
use crate::rules::event::Event;
use crate::rules::words::{Backing, War};

impl Teller<'_> {
    pub(super) fn pressure(&self, event: Event) -> String {
        use Event as E;
        match event {
            E::WarChanged { to } => match to {
                War::War => "The war in Ukraine went on in the open again.".to_owned(),
                War::Ceasefire => "The guns fell silent in Ukraine: a ceasefire, and nothing settled.".to_owned(),
                War::Settlement => "Kyiv and Moscow signed a settlement.".to_owned(),
                War::Collapse => "Ukraine's front collapsed.".to_owned(),
            },
            E::AidGiven { total } => format!("Aid worth {} reached Ukraine.", money(total)),
            E::KitGiven { member, meur } => {
                format!("{} gave Ukraine kit worth {} from its own stocks.", self.cap(member), money(meur))
            }
            E::PurlBought { member, meur } => {
                format!("{} bought {} of American kit for Ukraine.", self.cap(member), money(meur))
            }
            // A pledge binds no brigade: what was pledged may have gone elsewhere.
            E::CoalitionSent { member, cb: 0 } => {
                format!("{} had nothing left to send of what it had pledged for a ceasefire.", self.cap(member))
            }
            E::CoalitionSent { member, cb } if cb < 0 => {
                format!("{} brought {} home from Ukraine.", self.cap(member), brigades(-i32::from(cb)))
            }
            E::CoalitionSent { member, cb } => {
                format!(
                    "{} sent {} to Ukraine with the coalition of the willing.",
                    self.cap(member),
                    brigades(cb.into())
                )
            }
            E::CoalitionAttacked { member } => format!("{}'s troops in Ukraine came under attack.", self.cap(member)),
            E::ForcePledged { member, cb } if cb < 0 => {
                format!("{} took back its pledge of {} for a ceasefire.", self.cap(member), brigades(-i32::from(cb)))
            }
            E::ForcePledged { member, cb } => format!(
                "{} pledged {} to the force that is to deploy once the guns are silent.",
                self.cap(member),
                brigades(cb.into())
            ),
            E::SupportGiven { member, cp } if cp <= 0 => {
                format!("{} took its logistics and surveillance back from the force.", self.cap(member))
            }
            E::SupportGiven { member, cp } => {
                format!("{} gave the force logistics and surveillance ({}).", self.cap(member), points(cp.into()))
            }
            E::ForceStands { weight, meur } => format!(
                "The force in Ukraine weighed as much as {} well supplied, and cost {}.",
                brigades(weight.into()),
                money(meur)
            ),
            E::CeasefireViolated { severity, truce } => {
                let how = match severity {
                    1 => "Shots were exchanged across the line",
                    2 => "Artillery and drones broke the ceasefire for days",
                    _ => "A raid in strength broke the ceasefire",
                };
                format!("{how}; what is left of it is put at {} of 100.", score(truce.into()))
            }
            E::ForceTested { held, chance, weight } => {
                let end = if held { "and it held" } else { "and it could not hold" };
                format!(
                    "Russian troops tried the line; a force of {} stood in the way, {end} (it had {} chances in a hundred).",
                    brigades(weight.into()),
                    score(chance.into())
                )
            }
            E::BackstopMoved { given: true } => {
                "Washington agreed to stand behind a force: with intelligence, lift and a word to Moscow.".to_owned()
            }
            E::BackstopMoved { given: false } => "Washington no longer stands behind a force in Ukraine.".to_owned(),
            E::PressureSet { incidents, background } => match incidents {
                0 if background == 0 => "Moscow kept quiet.".to_owned(),
                0 => format!("Moscow kept quiet; {background} minor incidents were logged."),
                1 => format!("One serious incident and {background} minor ones were laid at Moscow's door."),
                n => format!("{n} serious incidents and {background} minor ones were laid at Moscow's door."),
            },
            E::Incident { kind, target, severity, .. } => {
                let kind = self.incursion(kind);
                match self.vary(&["0", "1", "2"]) {
                    "0" => format!("{} reported {kind}, severity {severity} of 5.", self.cap(target)),
                    "1" => format!("{}: {kind}, severity {severity} of 5.", self.cap(target)),
                    _ => format!("{} was the target of {kind}, severity {severity} of 5.", self.cap(target)),
                }
            }
            E::TargetChosen { nth, value, learnt } => format!(
                "Moscow chose {} because it promised {} and past answers there had cost it {}.",
                self.incident_short(nth),
                score(value.into()),
                score(learnt.into())
            ),
            E::Responded { nth, member, response, article4 } => {
                let call = if article4 { " and called for consultations under Article 4" } else { "" };
                format!("{} {}{call}.", self.cap(member), past(self.answer(nth, response)))
            }
            E::Backed { nth, member, backing } => {
                let target = self.incident(nth).map_or("the target", |incident| self.cap(incident.target));
                match backing {
                    Backing::Back => format!("{} backed {target} openly.", self.cap(member)),
                    Backing::Silent => format!("{} said nothing about {target}.", self.cap(member)),
                    Backing::Dissent => format!("{} dissented from {target}'s answer.", self.cap(member)),
                }
            }
            E::Adjudicated { nth, backed, score: made } => {
                let target = self.incident(nth).map_or("the target", |incident| self.cap(incident.target));
                let verdict = match made {
                    700.. => "firm and clear",
                    500..=699 => "fair",
                    300..=499 => "weak",
                    _ => "hardly an answer",
                };
                format!(
                    "Capitals with {} of the alliance's weight stood behind {target}; the answer was {verdict} ({} of 100).",
                    percent(backed.into()),
                    score(made.into())
                )
            }
            E::Harm { nth, flags } => {
                let mut harm = Vec::new();
                if flags & 1 != 0 {
                    harm.push("people were hurt");
                }
                if flags & 2 != 0 {
                    harm.push("debris fell on inhabited land");
                }
                if flags & 4 != 0 {
                    harm.push("the wrong party was blamed at first");
                }
                if harm.is_empty() {
                    harm.push("no harm was done");
                }
                upper(&format!("{}: {}.", self.incident_name(nth), list(&harm)))
            }
            E::Learnt { kind, target, now } => {
                format!("Moscow now expects {} to cost it {} of 100.", self.against(kind, target), score(now.into()))
            }
            E::Threshold { level } => match level {
                850.. => "Tension reached the point where any shot may open an exchange of fire.".to_owned(),
                600..=849 => "Tension rose so far that a test of the alliance is half as likely again.".to_owned(),
                1..=599 => "Tension passed the line at which publics everywhere grow uneasy.".to_owned(),
                _ => "Tension fell back below its first line.".to_owned(),
            },
            _ => String::new(),
        }
    }

    /// A state of the war inside a sentence.
    pub(super) fn war(&self, war: War) -> &'static str {
        match war {
            War::War => "open war",
            War::Ceasefire => "a ceasefire",
            War::Settlement => "a settlement",
            War::Collapse => "collapse",
        }
    }
}

/// "shadows and escorts" as it is told afterwards: "shadowed and escorted".
pub fn past(verbs: &str) -> String {
    let words = verbs.split(' ').enumerate().map(|(nth, word)| {
        let bare = word.trim_end_matches(',');
        let told = match bare {
            "makes" => "made".to_owned(),
            "shoots" => "shot".to_owned(),
            "warns" => "warned".to_owned(),
            "turns" => "turned".to_owned(),
            "jams" => "jammed".to_owned(),
            "detains" => "detained".to_owned(),
            "expels" => "expelled".to_owned(),
            "escorts" => "escorted".to_owned(),
            "shadows" => "shadowed".to_owned(),
            "sends" => "sent".to_owned(),
            "gives" => "gave".to_owned(),
            "fights" => "fought".to_owned(),
            "stays" => "stayed".to_owned(),
            "issues" => "issued".to_owned(),
            // The first word is a verb in any response; others may be nouns.
            other if nth == 0 && other.ends_with("es") => format!("{other}d").replace("esd", "ed"),
            other if nth == 0 && other.ends_with('s') => format!("{}ed", &other[..other.len() - 1]),
            other => other.to_owned(),
        };
        if bare.len() < word.len() { format!("{told},") } else { told }
    });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::past;

    #[test]
    fn responses_are_told_in_the_past() {
        assert_eq!(past("shadows and escorts"), "shadowed and escorted");
        assert_eq!(past("warns and turns away"), "warned and turned away");
        assert_eq!(past("protests"), "protested");
        assert_eq!(past("shoots down the manned aircraft"), "shot down the manned aircraft");
        assert_eq!(past("makes no comment"), "made no comment");
    }
}
