//! What money, forces and industry are made of, each number from the books and from what the ledger says moved it.

use super::history::{Ledger, Show, because, gained, tenths};
use super::{View, Why};
use crate::core::ids::{MemberId, SectorId, SiteId};
use crate::gui::look::numbers::{euro, fine, grouped, percent, percent_bp, whole};
use crate::report::accounts::Account;
use crate::rules::event::Event;
use crate::rules::words::Meter;
use crate::sim::observe::Estimate;

/// Permille as per cent with a tenth, so that parts add up: "34.2%".
fn exact(permille: i32) -> String {
    format!("{}%", tenths(permille))
}

impl Ledger<'_> {
    /// Allied forces at a site, by capital, each with how it came to stand there.
    pub fn forward(self, site: SiteId, there: &[(MemberId, i32)]) -> Why {
        let name = self.rules.sites.get(site).map_or("", |row| row.name.as_str());
        let parts = there.iter().map(|&(member, cb)| {
            let moved = self.moved(Account::Stationed(member, site), cb, fine);
            Why::leaf(self.rules.name(member), fine(cb)).of(moved)
        });
        let sum = there.iter().map(|(_, cb)| cb).sum();
        Why::leaf(self.look.tw("why-forward", &[("site", name.to_owned().into())]), fine(sum)).of(parts.collect())
    }

    /// What moved a number, as one of several parts.
    fn course(self, account: Account, now: i32, show: Show) -> Why {
        Why::leaf(self.look.t("why-moved"), show(now)).of(self.moved(account, now, show))
    }
}

impl View {
    /// Why the government balance is what it is.
    pub fn why_balance(&self) -> Why {
        let debt = Why::leaf(self.t("means-debt"), exact(self.own.debt)).of(self.debt_parts(Vec::new()));
        let mut parts = self.balance_parts(vec![debt]);
        let under = |event: &Event| matches!(event, Event::FiscalStress { member } if *member == self.seat);
        let times = self.news.iter().filter(|story| under(&story.event));
        let stress: Vec<Why> = times.map(|story| because(story, self.rules.calendar.short(story.turn))).collect();
        if !stress.is_empty() {
            let times = stress.len().to_string();
            parts.push(Why::leaf(self.t("why-stress"), times).note(self.t("why-stress-is")).of(stress));
        }
        Why::leaf(self.t("means-balance"), percent_bp(self.own.balance)).note(self.t("why-balance-is")).of(parts)
    }

    /// The balance by what goes into it; `debt` explains the interest.
    fn balance_parts(&self, debt: Vec<Why>) -> Vec<Why> {
        let parts = self.own.balance_parts;
        let knee = percent(self.rules.params.treasury.interest_knee);
        let interest = Why::leaf(self.t("why-balance-interest"), percent_bp(parts.interest))
            .note(self.tw("why-balance-interest-is", &[("knee", knee.into())]))
            .of(debt);
        let core = self.past().moved(Account::Core(self.seat), self.own.core, percent_bp);
        let mut all = vec![
            Why::leaf(self.t("why-balance-before"), percent_bp(parts.before)),
            Why::leaf(self.t("means-core"), percent_bp(parts.core)).of(core),
            Why::leaf(self.t("why-balance-carried"), percent_bp(parts.carried)),
            Why::leaf(self.t("why-balance-resilience"), percent_bp(parts.resilience)),
            interest,
        ];
        all.retain(|part| part.value != percent_bp(0));
        all
    }

    /// Why the debt is what it is.
    pub fn why_debt(&self) -> Why {
        let balance = Why::leaf(self.t("means-balance"), percent_bp(self.own.balance));
        let balance = balance.note(self.t("why-balance-is")).of(self.balance_parts(Vec::new()));
        let parts = self.debt_parts(vec![balance]);
        Why::leaf(self.t("means-debt"), exact(self.own.debt)).note(self.t("why-debt-is")).of(parts)
    }

    fn debt_parts(&self, balance: Vec<Why>) -> Vec<Why> {
        let parts = self.own.debt_parts;
        let rate = self.rules.members.get(self.seat).map_or(0, |row| row.growth_pct.0);
        let shifts = self.news.iter().filter_map(|story| {
            let by = Account::Of(self.seat, Meter::Growth).moved_by(&self.rules, &story.event)?;
            Some(because(story, gained(by, percent_bp)))
        });
        let mut growth = vec![
            Why::leaf(self.t("why-gdp"), euro(self.own.gdp)),
            Why::leaf(self.t("why-growth-rate"), percent_bp(rate)),
        ];
        growth.extend(shifts);
        vec![
            Why::leaf(self.t("why-debt-start"), exact(parts.start)),
            Why::leaf(self.t("why-debt-deficits"), exact(parts.deficits)).of(balance),
            Why::leaf(self.t("why-debt-growth"), exact(parts.growth)).of(growth),
        ]
    }

    /// Why this seat can send as many brigades as it can, and where the others are.
    pub fn why_spare(&self) -> Why {
        let (own, past) = (&self.own, self.past());
        let mut away: Vec<(i32, Why)> = Vec::new();
        for (site, there) in self.stationed.pairs() {
            for &(member, cb) in there.iter().filter(|(member, _)| *member == self.seat) {
                let name = self.rules.sites.get(site).map_or("", |row| row.name.as_str());
                let moved = past.moved(Account::Stationed(member, site), cb, fine);
                away.push((cb, Why::leaf(name, fine(cb)).of(moved)));
            }
        }
        if own.in_ukraine > 0 {
            let moved = past.moved(Account::InUkraine(self.seat), own.in_ukraine, fine);
            away.push((own.in_ukraine, Why::leaf(self.t("why-in-ukraine"), fine(own.in_ukraine)).of(moved)));
        }
        let sum = away.iter().map(|(cb, _)| cb).sum();
        let away = away.into_iter().map(|(_, why)| why).collect();
        Why::leaf(self.t("means-spare"), fine(own.spare)).note(self.t("why-spare-is")).of(vec![
            past.course(Account::Spare(self.seat), own.spare, fine),
            Why::leaf(self.t("why-away"), fine(sum)).of(away),
        ])
    }

    /// Why as many allied forces stand at a site as do.
    pub fn why_forward(&self, site: SiteId) -> Why {
        let there = self.stationed.get(site).map_or(&[][..], Vec::as_slice);
        self.past().forward(site, there).note(self.t("why-forward-is"))
    }

    /// Why as many American troops are in Europe as are.
    pub fn why_troops(&self) -> Why {
        let now = self.world.troops;
        let mut hosts: Vec<(i32, Why)> = self
            .capitals
            .pairs()
            .filter(|(_, capital)| capital.troops > 0)
            .map(|(member, capital)| {
                (capital.troops, Why { label: self.name(member).to_owned(), ..self.why_hosted(member) })
            })
            .collect();
        hosts.sort_by_key(|(troops, _)| -troops);
        let by_host = hosts.iter().map(|(troops, _)| troops).sum();
        let hosts = hosts.into_iter().map(|(_, why)| why).collect();
        let mut parts = vec![
            self.past().course(Account::World(Meter::Troops), now, grouped),
            Why::leaf(self.t("why-by-host"), grouped(by_host)).of(hosts),
        ];
        parts.extend(self.announced(None));
        Why::leaf(self.t("world-troops"), grouped(now)).note(self.t("why-troops-is")).of(parts)
    }

    /// Why as many American troops are in a country as are.
    pub fn why_hosted(&self, host: MemberId) -> Why {
        let now = self.capitals.get(host).map_or(0, |capital| capital.troops);
        let mut parts = vec![self.past().course(Account::Hosted(host), now, grouped)];
        parts.extend(self.announced(Some(host)));
        let name = self.name(host).to_owned();
        Why::leaf(self.tw("why-hosted", &[("host", name.into())]), grouped(now)).of(parts)
    }

    /// American troops that are to leave a country, or Europe; none where none are.
    fn announced(&self, host: Option<MemberId>) -> Option<Why> {
        let mut sum = 0;
        let mut leaving = Vec::new();
        for (id, turn) in &self.packages {
            let Some(package) = self.rules.packages.get(*id) else { continue };
            let here = package.forces.iter().filter(|part| host.is_none_or(|host| part.host == host));
            let troops: i32 = here.map(|part| part.troops).sum();
            if troops > 0 {
                sum += troops;
                let when = format!("{}: {}", package.name, self.rules.calendar.short(*turn));
                leaving.push(Why::leaf(when, grouped(-troops)).note(package.text.clone()));
            }
        }
        (sum > 0).then(|| Why::leaf(self.t("world-packages"), grouped(-sum)).of(leaving))
    }

    /// Why as many disputes with Washington are open as are.
    pub fn why_disputes(&self) -> Why {
        let now = self.world.disputes.into();
        let parts = self.past().moved(Account::World(Meter::Disputes), now, |count| count.to_string());
        Why::leaf(self.t("world-disputes"), now.to_string()).note(self.t("why-disputes-is")).of(parts)
    }

    /// What American commitment is estimated from.
    pub fn why_commitment(&self) -> Why {
        let (guess, regard) = (&self.gauges.commitment, self.own.regard);
        let give_or_take = |value: i32, error: i32| format!("{} ± {}", whole(value), whole(error));
        let course = self.past().moved(Account::Of(self.seat, Meter::Regard), regard.value, tenths);
        let (troops, disputes) = (self.why_troops(), self.why_disputes());
        Why::leaf(self.t("gauge-commitment"), give_or_take(guess.now, guess.error)).note(self.t("why-commitment")).of(
            vec![
                Why::leaf(self.t("why-embassy"), format!("{} / 2", self.own.embassy)),
                Why::leaf(self.t("why-regard"), give_or_take(regard.value, regard.error)).of(course),
                Why { label: self.t("why-troops"), ..troops },
                Why { label: self.t("why-disputes"), ..disputes },
            ],
        )
    }

    /// Why a sector is as full as it is.
    pub fn why_load(&self, sector: SectorId) -> Why {
        let (Some(books), Some(row)) = (self.sectors.get(sector), self.rules.sectors.get(sector)) else {
            return Why::default();
        };
        let built = books.built.iter().map(|(name, work)| Why::leaf(name.clone(), euro(*work))).collect();
        let mut parts = vec![
            Why::leaf(self.t("why-load-old"), exact(books.parts.old)),
            Why::leaf(self.t("why-load-booked"), exact(books.parts.booked))
                .note(self.t("why-load-booked-is"))
                .of(built),
        ];
        if books.parts.other != 0 {
            parts.push(Why::leaf(self.t("why-load-other"), exact(books.parts.other)));
        }
        let course = self.past().moved(Account::Capacity(sector), books.capacity, euro);
        parts.push(Why::leaf(self.t("why-load-capacity"), euro(books.capacity)).of(course));
        if books.coming > 0 {
            parts.push(Why::leaf(self.t("why-load-coming"), euro(books.coming)));
        }
        let label = self.tw("why-load", &[("sector", row.name.clone().into())]);
        Why::leaf(label, exact(books.load)).note(self.t("industry-key")).of(parts)
    }

    /// Why a capital's number is where this seat takes it to be.
    pub fn why_guess(&self, member: MemberId, key: &str, meter: Meter, guess: Estimate) -> Why {
        let parts = self.past().moved(Account::Of(member, meter), guess.value, tenths);
        let label = format!("{}: {}", self.name(member), self.t(key));
        Why::leaf(label, tenths(guess.value)).note(self.past().within(guess)).of(parts)
    }
}
