//! What the numbers are made of: from the books, and from what the log says moved them.
//!
//! Parts and accounts are those that the window explains numbers with; only the words differ.

use super::pages::Reader;
use crate::core::ids::MemberId;
use crate::report::accounts::Account;
use crate::report::narrate::{brigades, list, money, one, percent, percent_bp, points, upper};
use crate::report::page::{Ink, Page};
use crate::rules::event::{Event, Visibility};
use crate::rules::washington::state::PackageState;
use crate::rules::words::Meter;

/// Entries of the log that are told of one number.
const TOLD: usize = 6;

/// A number and a change of it as text.
type Show = fn(i32) -> String;

fn signed(by: i32, show: Show) -> String {
    if by > 0 { format!("+{}", show(by)) } else { show(by) }
}

/// Brigades × 100 as a bare number: "1.45".
fn bare(cb: i32) -> String {
    let sign = if cb < 0 { "−" } else { "" };
    format!("{sign}{}.{:02}", cb.abs() / 100, cb.abs() % 100)
}

/// A headcount in groups of three.
fn heads(count: i32) -> String {
    let sign = if count < 0 { "−" } else { "" };
    match (count.abs() / 1000, count.abs() % 1000) {
        (0, rest) => format!("{sign}{rest}"),
        (thousands, rest) => format!("{sign}{thousands},{rest:03}"),
    }
}

impl Reader<'_> {
    /// What a number is made of; false if there is no such number.
    pub fn why(&self, words: &[&str], page: &mut Page) -> bool {
        match words {
            ["gap"] => self.why_gap(page),
            ["deterrence"] => self.why_deterrence(page),
            ["cohesion" | "trust"] => self.why_trust(page),
            ["trust", name] => match self.capital(name) {
                Some(other) => self.why_pair(other, page),
                None => return false,
            },
            ["commitment" | "washington" | "america"] => self.why_commitment(page),
            ["money"] => self.why_money(page),
            ["balance" | "deficit"] => self.why_balance(page),
            ["debt"] => self.why_debt(page),
            ["brigades" | "forces"] => self.why_brigades(page),
            ["troops" | "americans"] => self.why_troops(page),
            ["disputes"] => self.why_disputes(page),
            ["industry" | "load"] => self.why_load(page),
            ["score" | "agenda"] => self.agenda(page),
            _ => return false,
        }
        true
    }

    fn why_gap(&self, page: &mut Page) {
        let obs = self.obs;
        page.paragraph(
            Ink::Plain,
            &format!(
                "The gap is what is missing of the points each area needs, weighted: {} with all American forces, {} without.",
                percent(obs.gap_promised()),
                percent(obs.gap_alone())
            ),
        );
        for (id, area) in obs.rules().areas.pairs() {
            let coming = obs.on_order(id).0;
            let coming = if coming > 0 { format!("; {} on order", points(coming)) } else { String::new() };
            page.entry(
                &area.short,
                &format!(
                    "{}: covered {} with the US, {} without; weight {}{coming}",
                    area.name,
                    percent(obs.cover_promised(id)),
                    percent(obs.cover_alone(id)),
                    percent(area.weight_permille)
                ),
            );
        }
    }

    fn why_deterrence(&self, page: &mut Page) {
        let site = self.obs.weakest();
        let parts = self.obs.deterrence(site);
        page.paragraph(
            Ink::Plain,
            &format!(
                "Deterrence is counted where it is weakest, now at {}: {} of 100. Moscow probes below 60.",
                self.teller.site(site),
                one(parts.value.get())
            ),
        );
        let rows = [
            ("Denial", parts.denial, "forces in place and on the way, against what Russia could turn there"),
            ("Punishment", parts.punishment, "deep strike, air defence, nuclear consultation"),
            ("Resolve", parts.resolve, "how the host has answered incursions"),
            ("Cohesion", parts.cohesion, "whether the allies would act together"),
            ("America", parts.american, "its commitment, as believed"),
        ];
        for (label, value, about) in rows {
            page.entry(label, &format!("{}: {about}", one(value.into())));
        }
        page.entry("Forces", &format!("{} against {}", brigades(parts.defence.0), brigades(parts.attack.0)));
    }

    fn why_trust(&self, page: &mut Page) {
        let me = self.obs.seat();
        page.paragraph(
            Ink::Plain,
            &format!(
                "Cohesion is {} of 100: the mean of trust between capitals, pulled down by the weakest links.",
                one(self.obs.cohesion())
            ),
        );
        let mut told = 0;
        for record in self.chronicle.turns.iter().rev() {
            let teller = record.teller(&self.chronicle.rules);
            for (place, entry) in record.entries.iter().enumerate() {
                let Event::TrustMoved { holder, subject, by, .. } = entry.event else { continue };
                let played = self.obs.rules().is_seat(holder) && self.obs.rules().is_seat(subject);
                let felt = if subject == me { by.abs() >= 3 } else { holder == me && by.abs() >= 10 };
                if played && felt && told < 8 {
                    told += 1;
                    page.entry(&format!("Turn {}", record.turn), &teller.tell(place));
                }
            }
        }
        if told == 0 {
            page.paragraph(
                Ink::Plain,
                "Nothing has moved anybody's trust in you yet. It is earned by pledges kept, forces sent, help given.",
            );
        }
    }

    fn why_commitment(&self, page: &mut Page) {
        let (obs, guess) = (self.obs, self.obs.commitment());
        page.paragraph(
            Ink::Plain,
            &format!(
                "How far Washington would come is not known. Your estimate is {} ± {} of 100: embassy work (level {} of 2) and Washington's regard make it closer.",
                (guess.value + 5) / 10,
                (guess.error + 5) / 10,
                obs.embassy()
            ),
        );
        page.paragraph(
            Ink::Plain,
            &format!(
                "It rises with what Europeans spend and buy, and falls with crises elsewhere, disputes ({} open) and bases refused. About {} thousand American troops are in Europe.",
                obs.disputes(),
                (obs.troops() + 500) / 1000
            ),
        );
    }

    fn why_money(&self, page: &mut Page) {
        let obs = self.obs;
        let equipment = obs.split(crate::rules::words::BudgetLine::Equipment);
        page.paragraph(
            Ink::Plain,
            &format!(
                "Your defence budget is {} a turn, {} of GDP. {} of it is for equipment, and {} of that is bound by contracts signed long ago. What is left is free: {}{}.",
                money(obs.budget().0),
                percent_bp(obs.core().0),
                percent(equipment),
                percent(obs.committed()),
                money(obs.money().0),
                match obs.instalments().0 {
                    0 => String::new(),
                    due => format!(", of which {} is due on programmes already ordered", money(due)),
                }
            ),
        );
    }

    /// The last entries of the log that moved a number, newest first, as far as the seat may read them.
    fn moved(&self, account: Account, show: Show, page: &mut Page) -> usize {
        let mut told = 0;
        for record in self.chronicle.turns.iter().rev() {
            let teller = record.teller(&self.chronicle.rules);
            for (place, entry) in record.entries.iter().enumerate().rev() {
                let readable = match entry.event.visibility() {
                    Visibility::Public => true,
                    Visibility::Seat(who) => who == self.obs.seat(),
                    Visibility::Debrief => false,
                };
                let by = account.moved_by(self.obs.rules(), &entry.event).filter(|by| *by != 0 && readable);
                if let Some(by) = by.filter(|_| told < TOLD) {
                    told += 1;
                    // Some sentences say by how much themselves.
                    let says = matches!(
                        entry.event,
                        Event::Moved { .. }
                            | Event::CapitalMoved { .. }
                            | Event::TrustMoved { .. }
                            | Event::CoreChanged { .. }
                    );
                    let by = if says { String::new() } else { format!("{}: ", signed(by, show)) };
                    page.entry(&format!("Turn {}", record.turn), &format!("{by}{}", teller.tell(place)));
                }
            }
        }
        told
    }

    /// The same, where nothing else is told of the number.
    fn moved_only(&self, account: Account, show: Show, page: &mut Page) {
        if self.moved(account, show, page) == 0 {
            page.paragraph(Ink::Dim, "Nothing in the log has moved it yet.");
        }
    }

    /// The capital whose name begins so.
    fn capital(&self, word: &str) -> Option<MemberId> {
        let (rules, word) = (self.obs.rules(), word.to_lowercase());
        rules.seat_ids().find(|&seat| {
            let name = rules.name(seat).to_lowercase();
            seat != self.obs.seat() && (name.starts_with(&word) || name.split(' ').any(|part| part.starts_with(&word)))
        })
    }

    fn why_pair(&self, other: MemberId, page: &mut Page) {
        let (me, name) = (self.obs.seat(), self.teller.cap(other));
        for (holder, subject, label) in
            [(other, me, format!("Trust of {name} in you")), (me, other, format!("Your trust in {name}"))]
        {
            let trust = self.obs.trust(holder, subject);
            let error = if trust.error > 0 { format!(" ± {}", one(trust.error)) } else { String::new() };
            page.paragraph(Ink::Plain, &format!("{label}: {}{error} of 100.", one(trust.value)));
            self.moved_only(Account::Trust(holder, subject), one, page);
        }
    }

    fn why_balance(&self, page: &mut Page) {
        let (obs, parts) = (self.obs, self.obs.balance_parts());
        let balance = obs.balance().0;
        let than = if balance < 0 { "less" } else { "more" };
        let text =
            format!("Your government takes in {} of GDP a year {than} than it spends.", percent_bp(balance.abs()));
        page.paragraph(Ink::Plain, &text);
        for (label, value, about) in [
            ("Before", parts.before, "what is left before defence and interest"),
            ("Defence", parts.core, "core spending"),
            ("Loans", parts.carried, "what joint loans carry of its rise"),
            ("Resilience", parts.resilience, "related spending"),
            ("Interest", parts.interest, "on the debt, at a rate that rises with it"),
        ] {
            if value != 0 {
                page.entry(label, &format!("{} of GDP: {about}", percent_bp(value)));
            }
        }
        self.moved(Account::Core(obs.seat()), percent_bp, page);
    }

    fn why_debt(&self, page: &mut Page) {
        let (obs, parts) = (self.obs, self.obs.debt_parts());
        page.paragraph(
            Ink::Plain,
            &format!("Your debt is {} of a year's GDP, which is {}.", percent(obs.debt()), money(obs.gdp().0)),
        );
        for (label, value, about) in [
            ("Start", parts.start, "at the start of the game"),
            ("Deficits", parts.deficits, "added since then (`why balance` shows what they are made of)"),
            ("Growth", parts.growth, "from a growing economy; a shrinking one adds"),
        ] {
            page.entry(label, &format!("{}: {about}", percent(value)));
        }
        self.moved(Account::Of(obs.seat(), Meter::Growth), percent_bp, page);
    }

    fn why_brigades(&self, page: &mut Page) {
        let (obs, me) = (self.obs, self.obs.seat());
        page.paragraph(Ink::Plain, &format!("You can still send {}.", brigades(obs.spare_forces().0)));
        for (site, row) in obs.rules().sites.pairs() {
            let there = obs.forces_at(site).0;
            if there > 0 {
                page.entry("Away", &format!("{}: {} brigades", row.name, bare(there)));
            }
        }
        if obs.coalition(me).0 > 0 {
            page.entry("Away", &format!("Ukraine: {} brigades", bare(obs.coalition(me).0)));
        }
        self.moved(Account::Spare(me), bare, page);
    }

    fn why_troops(&self, page: &mut Page) {
        let obs = self.obs;
        page.paragraph(Ink::Plain, &format!("{} American troops are in Europe.", heads(obs.troops())));
        let mut hosts: Vec<(i32, MemberId)> = obs
            .rules()
            .member_ids()
            .map(|host| (obs.troops_in(host), host))
            .filter(|(troops, _)| *troops > 0)
            .collect();
        hosts.sort_by_key(|(troops, host)| (-troops, *host));
        let named: Vec<String> =
            hosts.iter().map(|(troops, host)| format!("{} {}", self.teller.cap(*host), heads(*troops))).collect();
        page.entry("Hosts", &list(&named));
        for (id, package) in obs.rules().packages.pairs() {
            if let PackageState::Announced(turn) = obs.package(id) {
                page.entry("Announced", &format!("{}: to leave in {}", package.name, self.teller.date(turn)));
            }
        }
        self.moved(Account::World(Meter::Troops), heads, page);
    }

    fn why_disputes(&self, page: &mut Page) {
        page.paragraph(
            Ink::Plain,
            &format!(
                "{} open between Washington and the allies. Each lowers American commitment; a round of tariffs opens one, time and agreement close them.",
                match self.obs.disputes() {
                    0 => "No dispute is".to_owned(),
                    1 => "One dispute is".to_owned(),
                    many => format!("{many} disputes are"),
                }
            ),
        );
        self.moved_only(Account::World(Meter::Disputes), |count| count.to_string(), page);
    }

    fn why_load(&self, page: &mut Page) {
        let obs = self.obs;
        page.paragraph(Ink::Plain, "Load is work booked against the work that lines can do in a year; beyond it all in the sector is slower and dearer.");
        for (id, row) in obs.rules().sectors.pairs() {
            let parts = obs.load_parts(id);
            let built: Vec<String> = obs.built_in(id).map(|(programme, _)| self.teller.programme(programme)).collect();
            let built = match built.len() {
                0 => String::new(),
                1..=3 => format!(" ({})", list(&built)),
                many => format!(" ({many} of them)"),
            };
            let other =
                if parts.other == 0 { String::new() } else { format!(", crises and changes {}", percent(parts.other)) };
            page.entry(
                &percent(obs.load(id)),
                &format!(
                    "{}: old work {}, programmes {}{built}{other}; {} a year",
                    upper(&row.name),
                    percent(parts.old),
                    percent(parts.booked),
                    money(obs.capacity(id).0)
                ),
            );
        }
    }
}
